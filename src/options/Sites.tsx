import type { Site } from '../platform/sites.ts';
import type { Strings } from '../ui/strings.ts';

interface SitesProps {
  readonly sites: readonly Site[];
  readonly strings: Strings;
  readonly onChosen: (sites: readonly Site[]) => void;
}

/** Sites that are left alone, one a line: to read, correct, copy to another browser, or empty. */
export function Sites({ sites, strings, onChosen }: SitesProps) {
  return (
    <label class="field">
      <span class="legend">{strings.text('sites')}</span>
      <span class="field-note" id="sites-note">
        {strings.text('sitesNote')}
      </span>
      <textarea
        rows={Math.min(10, Math.max(3, sites.length + 1))}
        spellcheck={false}
        aria-describedby="sites-note"
        value={sites.join('\n')}
        onChange={(event) => onChosen(sitesIn(event.currentTarget.value))}
      />
    </label>
  );
}

/** The sites in what somebody typed or pasted: lines, with or without an address around the host. */
function sitesIn(typed: string): readonly Site[] {
  const lines = typed.split(/\s+/).filter(Boolean);
  return [...new Set(lines.map(siteTyped))];
}

function siteTyped(line: string): Site {
  try {
    const url = new URL(line.includes('://') || line === 'file:' ? line : `https://${line}`);
    return url.protocol === 'file:' ? 'file:' : url.host || line;
  } catch {
    return line;
  }
}
