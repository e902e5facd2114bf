import * as v from 'valibot';

/**
 * The front matter of an entry, as authors write it. Values come out of YAML's failsafe schema, so every scalar is a
 * string here ("no", "1", "2026-11-23"); this schema is the one place that gives them a meaning.
 */
const text = v.pipe(v.string('must be text'), v.trim(), v.nonEmpty('must not be empty'));
const yes = v.pipe(
  v.literal('yes', 'must be yes, or the key left out'),
  v.transform(() => true as const),
);
const id = v.pipe(text, v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be an entry id: lower case words with hyphens'));
const day = v.pipe(text, v.check(isDay, 'must be a real date, YYYY-MM-DD'));
const month = v.pipe(text, v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month, YYYY-MM'));
const yearOrMonth = v.pipe(text, v.regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, 'must be a year or a month: YYYY or YYYY-MM'));

function listOf<S extends v.GenericSchema>(schema: S) {
  return v.pipe(v.array(schema, 'must be a list'), v.nonEmpty('must not be an empty list'));
}
function oneOf<const T extends readonly string[]>(values: T) {
  return v.picklist(values, `must be one of: ${values.join(', ')}`);
}

const sentences = v.pipe(listOf(text), v.minLength(2, 'needs at least two sentences'));
const plainForm = v.pipe(
  text,
  v.transform((words): FormSource => ({ text: words })),
);
const describedForm = v.pipe(
  v.strictObject({
    text,
    lay: v.optional(yes),
    common: v.optional(yes),
    context: v.optional(yes),
    exact: v.optional(yes),
    senses: v.optional(listOf(text)),
    for: v.optional(listOf(text)),
    against: v.optional(listOf(text)),
    hit: v.optional(sentences),
    miss: v.optional(sentences),
  }),
  v.transform((form): FormSource => form),
);

export const frontMatterSchema = v.strictObject({
  term: text,
  say: v.optional(text),
  kind: oneOf(['medicine', 'treatment', 'side effect', 'cell', 'molecule', 'test', 'trial word', 'cancer', 'idea']),
  tier: v.pipe(
    oneOf(['1', '2', '3']),
    v.transform((tier) => Number(tier) as 1 | 2 | 3),
  ),
  // Not a union: its issues would name every shape a form might have had.
  forms: listOf(v.lazy((form) => (typeof form === 'string' ? plainForm : describedForm))),
  broader: v.optional(listOf(id)),
  related: v.optional(v.pipe(listOf(id), v.maxLength(6, 'names more than 6 entries'))),
  opposite: v.optional(listOf(id)),
  'not-same': v.optional(v.record(id, text, 'must be a map from entry id to one sentence')),
  urgent: v.optional(yes),
  drug: v.optional(
    v.strictObject({
      brands: v.optional(listOf(v.strictObject({ name: text, region: v.optional(text) }))),
      class: v.optional(id),
      targets: v.optional(listOf(id)),
      route: v.optional(listOf(oneOf(['iv', 'sc', 'intratumoral', 'intravesical', 'oral', 'cell infusion']))),
      status: oneOf(['approved', 'approved elsewhere', 'under review', 'investigational', 'withdrawn']),
      first: v.optional(listOf(v.strictObject({ region: text, date: yearOrMonth, use: text }))),
      'as-of': month,
    }),
  ),
  sources: listOf(text),
  written: day,
  reviewed: v.lazy((reviewed) =>
    typeof reviewed === 'string'
      ? v.pipe(
          v.literal('no', 'must be no, or { by: name and role, on: date }'),
          v.transform((): undefined => undefined),
        )
      : v.strictObject({ by: text, on: day }),
  ),
});

/** A form as an author declares it. */
export interface FormSource {
  readonly text: string;
  readonly lay?: true | undefined;
  readonly common?: true | undefined;
  readonly context?: true | undefined;
  readonly exact?: true | undefined;
  readonly senses?: readonly string[] | undefined;
  readonly for?: readonly string[] | undefined;
  readonly against?: readonly string[] | undefined;
  readonly hit?: readonly string[] | undefined;
  readonly miss?: readonly string[] | undefined;
}

export type FrontMatter = v.InferOutput<typeof frontMatterSchema>;

/** One source of sources.yaml, without the id under which it stands. */
export const sourceSchema = v.strictObject({
  label: text,
  url: v.pipe(text, v.regex(/^https:\/\/[^\s/]+\.[^\s/]+(\/\S*)?$/, 'must be an https address')),
  organisation: text,
  seen: day,
});

function isDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
