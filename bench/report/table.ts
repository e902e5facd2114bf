import { type Figure, isMet } from './figure.ts';

/** Figures as a Markdown table. */
export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${inDigits(figure.median)} ${figure.unit}`,
    figure.rounds > 1 ? `${inDigits(figure.min)} to ${inDigits(figure.max)}` : '',
    String(figure.rounds),
    toMust(figure),
    figure.note ?? '',
  ]);
  return [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Figures for the terminal. */
export function toLines(figures: readonly Figure[]): string {
  return figures
    .map((figure) => {
      const value = `${inDigits(figure.median)} ${figure.unit}`;
      const spread = figure.rounds > 1 ? `${inDigits(figure.min)} to ${inDigits(figure.max)}` : '';
      return `  ${figure.name.padEnd(62)} ${value.padStart(12)}   ${spread.padEnd(18)} ${toMust(figure)}`.trimEnd();
    })
    .join('\n');
}

const HEAD = ['what', 'median', 'lowest to highest', 'rounds', 'must', 'note'];

function toMust(figure: Figure): string {
  const { must } = figure;
  if (!must) return '';
  const bound = must.atMost === undefined ? `>= ${must.atLeast}` : `<= ${must.atMost}`;
  return `${bound}: ${isMet(figure) ? 'met' : '**missed**'}`;
}

/** Three digits are all that such measurements are good for. */
function inDigits(value: number): string {
  const size = Math.abs(value);
  if (size >= 100 || Number.isInteger(value)) return String(Math.round(value));
  return value.toFixed(size >= 10 ? 1 : 2);
}
