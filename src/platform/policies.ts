import type { Site } from './sites.ts';

/** What an organisation has set for the browsers it looks after; see docs/hospitals.md. The packs of a policy are not here. */
export interface Policies {
  /** Whether the glossary is on until a reader chooses: the one value that is only a default. */
  readonly enabledByDefault?: boolean;
  /** Sites on which it never runs, and if there are any of the second, the only ones on which it does. */
  readonly disabledSites?: readonly Site[];
  readonly enabledSitesOnly?: readonly Site[];
  /** The language of menus and labels, whatever the browser's is. */
  readonly language?: InterfaceLanguage;
  readonly hideFirstRun?: boolean;
  /** Entries, by id or headword, that are shown nowhere. */
  readonly hiddenTerms?: readonly string[];
  /** One line that tells whom to call. */
  readonly contactLine?: string;
}

export type InterfaceLanguage = 'en' | 'es';

type PolicyName = keyof Policies | 'packs';

/** A value that is not used, and why. */
export interface PolicyFault {
  /** The policy's name, with the place in its list where it is one member. */
  readonly place: string;
  readonly kind:
    'unknownPolicy' | 'notYesOrNo' | 'notText' | 'notList' | 'notSite' | 'notLanguage' | 'tooLong' | 'hidden';
}

export interface ReadPolicies {
  readonly policies: Policies;
  /** As given: packs are checked where the glossary's forms are at hand. */
  readonly packs: readonly unknown[];
  readonly faults: readonly PolicyFault[];
}

/** Characters of the contact line, and of a term's name; members of a list; packs. */
const LONGEST_LINE = 120;
const LONGEST_NAME = 80;
const LONGEST_LIST = 500;

type Report = (kind: PolicyFault['kind'], member?: number) => undefined;
type Rule = (given: unknown, report: Report) => unknown;

const rules: Readonly<Record<PolicyName, Rule>> = {
  enabledByDefault: flag,
  disabledSites: list(site),
  enabledSitesOnly: list(site),
  language: (given, report) => (given === 'en' || given === 'es' ? given : report('notLanguage')),
  hideFirstRun: flag,
  hiddenTerms: list((given, report) => line(given, LONGEST_NAME, report)),
  contactLine: (given, report) => line(given, LONGEST_LINE, report),
  packs: list((given) => given),
};

/** Read policies from whatever managed storage holds. A value that cannot be one is left out, by itself, and named. */
export function readPolicies(managed: Readonly<Record<string, unknown>>): ReadPolicies {
  const faults: PolicyFault[] = [];
  const read = Object.entries(managed).flatMap(([name, given]) => {
    const report: Report = (kind, member) =>
      void faults.push({ place: member === undefined ? name.slice(0, LONGEST_NAME) : `${name}[${member}]`, kind });
    if (!Object.hasOwn(rules, name)) return report('unknownPolicy') ?? [];
    if (given === undefined || given === null) return [];
    const value = rules[name as PolicyName](given, report);
    return value === undefined ? [] : [[name, value] as const];
  });
  const { packs = [], ...policies } = Object.fromEntries(read) as Policies & { readonly packs?: readonly unknown[] };
  return { policies, packs, faults };
}

/** Whether an organisation lets the glossary run on a site. Pages without one are not among the only sites. */
export function isAllowedOn({ disabledSites = [], enabledSitesOnly = [] }: Policies, site: Site | undefined): boolean {
  const isOneOf = (sites: readonly string[]): boolean => site !== undefined && sites.some((one) => covers(one, site));
  return !isOneOf(disabledSites) && (enabledSitesOnly.length === 0 || isOneOf(enabledSitesOnly));
}

/** "*.hospital.org" is that host and all below it; anything else is the site itself. */
function covers(given: string, site: Site): boolean {
  if (!given.startsWith('*.')) return given === site;
  return site === given.slice(2) || site.endsWith(given.slice(1));
}

function flag(given: unknown, report: Report): boolean | undefined {
  return typeof given === 'boolean' ? given : report('notYesOrNo');
}

function line(given: unknown, most: number, report: Report): string | undefined {
  if (typeof given !== 'string') return report('notText');
  const text = given.trim();
  if (text.length > most) return report('tooLong');
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text)) return report('hidden');
  return text === '' ? undefined : text;
}

/** A host with its port if need be, "*." before it for all below, or "file:". */
function site(given: unknown, report: Report): Site | undefined {
  if (typeof given !== 'string') return report('notText');
  const isSite =
    given === 'file:' || /^(?:\*\.)?(?:[a-z\d_-]+(?:\.[a-z\d_-]+)*|\[[a-f\d:.]+\])(?::\d{1,5})?$/.test(given);
  return isSite && given.length < 260 ? given : report('notSite');
}

/** The good members of a list. */
function list(member: Rule): Rule {
  return (given, report) => {
    if (!Array.isArray(given)) return report('notList');
    if (given.length > LONGEST_LIST) report('tooLong');
    return given
      .slice(0, LONGEST_LIST)
      .map((one, index) => member(one, (kind) => report(kind, index)))
      .filter((one) => one !== undefined);
  };
}
