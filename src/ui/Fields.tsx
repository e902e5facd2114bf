import type { ComponentChildren } from 'preact';

interface ChoiceProps<Value extends string | number> {
  readonly legend: string;
  /** Short answers stand side by side. */
  readonly isRow?: boolean;
  readonly name: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: ComponentChildren }[];
  readonly onChosen: (value: Value) => void;
}

/** One of a few, all to be seen at once. */
export function Choice<Value extends string | number>(props: ChoiceProps<Value>) {
  const { legend, isRow = false, name, value, options, onChosen } = props;
  return (
    <fieldset class={isRow ? 'row' : undefined}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} class="option">
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChosen(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface TickProps {
  readonly label: string;
  readonly note?: string;
  readonly isTicked: boolean;
  readonly onChanged: (isTicked: boolean) => void;
}

/** Yes or no. */
export function Tick({ label, note, isTicked, onChanged }: TickProps) {
  return (
    <label class="option tick">
      <input type="checkbox" checked={isTicked} onChange={(event) => onChanged(event.currentTarget.checked)} />
      <span>
        {label}
        {note && <span class="field-note">{note}</span>}
      </span>
    </label>
  );
}
