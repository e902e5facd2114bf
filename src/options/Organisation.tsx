import type { PackFault } from '../packs/faults.ts';
import type { Policies, PolicyFault } from '../platform/policies.ts';
import { formatList, type Strings } from '../ui/strings.ts';
import { faultWords, policyWords } from './fault-words.ts';

/** What an organisation has set, as this page shows it. */
export interface OrganisationProps {
  readonly policies: Policies;
  readonly faults: readonly PolicyFault[];
  /** Faults of the packs that a policy gives, by the place of each. */
  readonly packFaults: readonly { readonly place: string; readonly faults: readonly PackFault[] }[];
  readonly strings: Strings;
}

/** What the reader cannot change here, in words, and which of it could not be used. Nothing where nothing is set. */
export function Organisation({ policies, faults, packFaults, strings }: OrganisationProps) {
  const rules = rulesOf(policies, strings);
  const unused = [
    ...faults.map((fault) => `${fault.place}: ${policyWords(fault, strings)}`),
    ...packFaults.flatMap(({ place, faults: all }) => all.map((fault) => `${place}: ${faultWords(fault, strings)}`)),
  ];
  if (rules.length === 0 && unused.length === 0) return null;
  return (
    <section>
      <h2>{strings.text('organisationTitle')}</h2>
      <p class="field-note">{strings.text('organisationNote')}</p>
      <ul>
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      {unused.length > 0 && (
        <div class="report">
          <p>{strings.text('policyFaults')}</p>
          <ul>
            {unused.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function rulesOf(policies: Policies, strings: Strings): readonly string[] {
  const { enabledByDefault, disabledSites, enabledSitesOnly, language, hideFirstRun, hiddenTerms, contactLine } =
    policies;
  const list = (members: readonly string[]): string => formatList(members, strings.locale);
  const nameOf = (tag: string): string => new Intl.DisplayNames(strings.locale, { type: 'language' }).of(tag) ?? tag;
  return [
    enabledByDefault === true && strings.text('policyOn'),
    enabledByDefault === false && strings.text('policyOff'),
    disabledSites?.length && strings.text('policyDisabledSites', list(disabledSites)),
    enabledSitesOnly?.length && strings.text('policyOnlySites', list(enabledSitesOnly)),
    language && strings.text('policyLanguage', nameOf(language)),
    hideFirstRun && strings.text('policyHideFirstRun'),
    hiddenTerms?.length && strings.text('policyHiddenTerms', list(hiddenTerms)),
    contactLine && strings.text('policyContactLine', contactLine),
  ].filter((rule) => typeof rule === 'string');
}
