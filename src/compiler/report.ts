import type { Fault } from './fault.ts';
import { CATEGORIES, type EntrySource, type Glossary } from './glossary.ts';
import { linesOf } from './prose.ts';
import { gradeOf } from './readability.ts';

/** The glossary in numbers, for `npm run glossary -- --report` and `-- --json`. */
export interface Report {
  readonly entries: number;
  readonly reviewed: number;
  readonly errors: number;
  readonly categories: readonly {
    readonly name: string;
    readonly tiers: readonly [number, number, number];
    readonly forms: number;
  }[];
  readonly forms: Readonly<Record<'all' | 'ambiguous' | 'exact' | 'common' | 'context' | 'lay', number>>;
  /** How many texts read at each whole grade: 5 counts grades from 5.0 to 5.9; below 1 counts as 0. */
  readonly grades: Readonly<Record<'plain' | 'more', Readonly<Record<number, number>>>>;
  readonly organisations: Readonly<Record<string, number>>;
  readonly warnings: Readonly<Record<string, number>>;
}

/** Count what a glossary holds and what is wrong with it. */
export function reportOf(glossary: Glossary, faults: readonly Fault[]): Report {
  const { entries, sources } = glossary;
  const forms = entries.flatMap(({ front }) => front.forms);
  const inCategory = (name: string): EntrySource[] => entries.filter(({ category }) => category === name);
  return {
    entries: entries.length,
    reviewed: entries.filter(({ front }) => front.reviewed).length,
    errors: faults.filter(({ warning }) => !warning).length,
    categories: CATEGORIES.map((name) => ({
      name,
      tiers: [1, 2, 3].map((tier) => inCategory(name).filter(({ front }) => front.tier === tier).length) as [
        number,
        number,
        number,
      ],
      forms: inCategory(name).flatMap(({ front }) => front.forms).length,
    })),
    forms: {
      all: forms.length,
      ambiguous: forms.filter(({ senses }) => senses).length,
      exact: forms.filter(({ exact }) => exact).length,
      common: forms.filter(({ common }) => common).length,
      context: forms.filter(({ context }) => context).length,
      lay: forms.filter(({ lay }) => lay).length,
    },
    grades: { plain: gradesOf(entries, 'plain'), more: gradesOf(entries, 'more') },
    organisations: tally(
      entries.flatMap(({ front }) => front.sources.flatMap((id) => sources.get(id)?.organisation ?? [])),
    ),
    warnings: tally(faults.flatMap(({ warning }) => warning ?? [])),
  };
}

/** The report as a table to read. */
export function toTable(report: Report): string {
  const row = (...cells: readonly (string | number)[]): string =>
    cells.map((cell, index) => (index === 0 ? String(cell).padEnd(32) : String(cell).padStart(8))).join('');
  const counts = (title: string, all: Readonly<Record<string, number>>): string[] => [
    '',
    title,
    ...Object.entries(all).map(([name, count]) => row(`  ${name}`, count)),
  ];
  const whole = [0, 1, 2].map((tier) => report.categories.reduce((sum, { tiers }) => sum + (tiers[tier] ?? 0), 0));
  return [
    row('entries', 'tier 1', 'tier 2', 'tier 3', 'all', 'forms'),
    ...report.categories.map(({ name, tiers, forms }) => row(name, ...tiers, tiers[0] + tiers[1] + tiers[2], forms)),
    row('all', ...whole, report.entries, report.forms.all),
    row('reviewed by a clinician', report.reviewed),
    ...counts('forms', report.forms),
    ...counts('texts by reading grade: plain', report.grades.plain),
    ...counts('texts by reading grade: more', report.grades.more),
    ...counts('times an entry names a source of', report.organisations),
    ...counts('warnings', report.warnings),
    '',
    row('errors', report.errors),
  ].join('\n');
}

function gradesOf(entries: readonly EntrySource[], section: 'plain' | 'more'): Record<number, number> {
  const grades = entries.map(({ body }) => gradeOf(linesOf(body, section))).filter((grade) => !Number.isNaN(grade));
  return tally(
    grades.map((grade) => String(Math.max(0, Math.floor(grade)))),
    (a, b) => Number(a[0]) - Number(b[0]),
  );
}

type Count = readonly [name: string, count: number];

/** How often each name stands in a list; the most frequent first unless told otherwise. */
function tally(
  names: readonly string[],
  order: (a: Count, b: Count) => number = (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1),
): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(order));
}
