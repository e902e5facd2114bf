import type { ComponentChildren } from 'preact';
import type { DrugFacts } from '../detect/entry.ts';
import type { EntryBodyProps } from './EntryBody.tsx';
import { EntryLink, type TermOf } from './Relations.tsx';
import { DOT, formatList, formatMonth, GLOSSARY_LANGUAGE, type StringKey, type Strings } from './strings.ts';

type DrugNoteProps = Required<Omit<EntryBodyProps, 'entry' | 'children' | 'contactLine'>> & {
  readonly drug: DrugFacts;
};

const statusKeys = {
  approved: 'statusApproved',
  'approved elsewhere': 'statusApprovedElsewhere',
  'under review': 'statusUnderReview',
  investigational: 'statusInvestigational',
  withdrawn: 'statusWithdrawn',
} as const satisfies Record<DrugFacts['status'], StringKey>;

const routeKeys: Readonly<Record<string, StringKey>> = {
  iv: 'routeIv',
  sc: 'routeSc',
  intratumoral: 'routeIntratumoral',
  intravesical: 'routeIntravesical',
  oral: 'routeOral',
  'cell infusion': 'routeCellInfusion',
};

/** The facts of a medicine, always with the month they were last known to be true, because approvals change weekly. */
export function DrugNote({ drug, level, termOf, strings, onAsked, isReachable }: DrugNoteProps) {
  const brands = formatList(brandsOf(drug), strings.locale);
  const status = strings.text(statusKeys[drug.status]);
  const asOf = strings.text('factsAsOf', formatMonth(drug.asOf, strings.locale));
  if (level === 'plain') {
    const sold = brands && `${strings.text('factBrands')} ${brands}`;
    return <p class="facts note">{[sold, status, asOf].filter(Boolean).join(DOT)}</p>;
  }
  const link = (id: string) => <EntryLink key={id} {...{ id, termOf, onAsked, isReachable }} />;
  return (
    <section class="facts">
      <dl>
        {brands && <Fact name={strings.text('factBrands')}>{brands}</Fact>}
        <Fact name={strings.text('factStatus')}>{status}</Fact>
        <DetailedFacts {...{ drug, strings, termOf, link }} />
      </dl>
      <p class="note">{asOf}</p>
    </section>
  );
}

/** "Keytruda (US, EU)": each name once, with the regions it is sold in. */
function brandsOf({ brands }: DrugFacts): readonly string[] {
  const regions = new Map<string, string[]>();
  for (const { name, region } of brands) {
    regions.set(name, [...(regions.get(name) ?? []), ...(region ? [region] : [])]);
  }
  return [...regions].map(([name, where]) => (where.length > 0 ? `${name} (${where.join(', ')})` : name));
}

interface DetailedFactsProps {
  readonly drug: DrugFacts;
  readonly strings: Strings;
  readonly termOf: TermOf;
  readonly link: (id: string) => ComponentChildren;
}

function DetailedFacts({ drug, strings, termOf, link }: DetailedFactsProps) {
  const routes = drug.route.map((route) => {
    const key = routeKeys[route];
    return key ? strings.text(key) : route;
  });
  const targets = drug.targets.filter((id) => termOf(id) !== undefined);
  return (
    <>
      {drug.class && termOf(drug.class) && <Fact name={strings.text('factClass')}>{link(drug.class)}</Fact>}
      {targets.length > 0 && <Fact name={strings.text('factTargets')}>{separated(targets.map(link))}</Fact>}
      {routes.length > 0 && <Fact name={strings.text('factRoute')}>{formatList(routes, strings.locale)}</Fact>}
      {drug.first.map(({ region, date, use }) => (
        <Fact key={region + date} name={strings.text('factFirst', region)}>
          {`${formatMonth(date, strings.locale)}: `}
          <span lang={GLOSSARY_LANGUAGE}>{use}</span>
        </Fact>
      ))}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function separated(parts: readonly ComponentChildren[]): ComponentChildren[] {
  return parts.flatMap((part, index) => (index > 0 ? [', ', part] : [part]));
}
