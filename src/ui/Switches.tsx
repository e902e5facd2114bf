import type { Strings } from './strings.ts';

interface MasterSwitchProps {
  readonly isOn: boolean;
  readonly strings: Strings;
  readonly onSwitched: (isOn: boolean) => void;
}

/** The switch for everything. Its state is in words as well as in its shape. */
export function MasterSwitch({ isOn, strings, onSwitched }: MasterSwitchProps) {
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={isOn}
      aria-label={strings.text('masterSwitch')}
      onClick={() => onSwitched(!isOn)}
    >
      <span class="switch-word" aria-hidden="true">
        {strings.text(isOn ? 'on' : 'off')}
      </span>
      <span class="switch-track" aria-hidden="true" />
    </button>
  );
}

interface SiteSwitchProps {
  /** How the site is called, or why there is none to switch. */
  readonly label: string;
  readonly isActive: boolean;
  readonly isDisabled: boolean;
  readonly onSwitched: (isActive: boolean) => void;
}

/** The switch for the site at hand, named after it. */
export function SiteSwitch({ label, isActive, isDisabled, onSwitched }: SiteSwitchProps) {
  return (
    <label class="site-switch">
      <input
        type="checkbox"
        checked={isActive}
        disabled={isDisabled}
        onChange={(event) => onSwitched(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
