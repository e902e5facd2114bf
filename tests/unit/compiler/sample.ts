import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkGlossary } from '../../../src/compiler/checks.ts';
import { toLine, type Fault } from '../../../src/compiler/fault.ts';
import { readGlossary } from '../../../src/compiler/read.ts';
import { loadWordFrequencies } from '../../../src/compiler/words.ts';

/** A small glossary without a fault, by path below glossary/. Tests break it in one place at a time. */
export const SAMPLE: Readonly<Record<string, string>> = {
  'sources.yaml': `
ctcae:
  label: Common Terminology Criteria for Adverse Events
  url: https://example.org/ctcae
  organisation: CTCAE
  seen: 2026-01-31
dictionary:
  label: Dictionary of Cancer Terms
  url: https://example.org/dictionary
  organisation: NCI
  seen: 2026-01-31
`,
  'plain-words.yaml': '[ brake, drip, immune ]',
  'side-effects/fever.md': `---
term: fever
kind: side effect
tier: 1
forms:
  - { text: fever, common: yes }
  - pyrexia
related: [ pembrolizumab ]
urgent: yes
sources: [ ctcae, dictionary ]
written: 2026-01-31
reviewed: no
---
A side effect in which your body gets hotter than normal. It can be the first sign of an infection. It can also mean that your immune system is too active. Your care team will want to know soon.

## More
A fever can come with shaking and sweating. Your team may take some blood to look for the cause. They may also look at your lungs.

## Why it matters
Call your team at once for a fever with shaking or trouble breathing.

## Ask your care team
- Who do I call at night?
`,
  'checkpoint-inhibitors/pembrolizumab.md': `---
term: pembrolizumab
say: pem-broh-LIH-zoo-mab
kind: medicine
tier: 3
forms:
  - pembrolizumab
  - Keytruda
  - { text: pembro, lay: yes }
broader: [ pd-1-inhibitor ]
related: [ fever ]
drug:
  brands: [{ name: Keytruda, region: US }]
  class: pd-1-inhibitor
  route: [ iv ]
  status: approved
  first: [{ region: US, date: 2014-09, use: melanoma that has spread }]
  as-of: 2026-01
sources: [ ctcae, dictionary ]
written: 2026-01-31
reviewed: no
---
A cancer medicine that blocks PD-1, a brake on T cells. With the brake off, T cells can attack the cancer. It is given by drip every few weeks. The United States approved it in 2014. It does not work for everyone.
`,
  'checkpoint-inhibitors/pd-1-inhibitor.md': `---
term: PD-1 inhibitor
kind: idea
tier: 3
forms: [ PD-1 inhibitor ]
opposite: [ progressive-disease ]
sources: [ dictionary ]
written: 2026-01-31
reviewed: { by: "A. Reader, oncologist", on: 2026-01-31 }
---
A group of medicines that block PD-1, a brake on T cells. With the brake off, [the T cells](fever) can attack the cancer. They do **not** work for everyone who takes them.
`,
  'response-and-outcome/progressive-disease.md': `---
term: progressive disease
kind: idea
tier: 3
forms:
  - progressive disease
  - text: PD
    exact: yes
    senses: [ Parkinson's disease, police department ]
    for: [ tumor, scan, progressive disease ]
    against: [ Parkinson's, police ]
    hit: [ The scan showed PD after two cycles., "PD means that the tumor has grown." ]
    miss: [ The Chicago PD closed the street., People with PD often have a tremor. ]
not-same: { fever: A fever is no sign of it. }
sources: [ dictionary ]
written: 2026-01-31
reviewed: no
---
The words that doctors use when a cancer has grown or spread. They compare new scans with older ones. Your team may then talk with you about another treatment.
`,
};

const frequencies = loadWordFrequencies();

/** Change one file of the sample: each pair of texts is replaced where it first stands; it must stand there. */
export function changed(
  path: string,
  ...pairs: readonly (readonly [from: string, to: string])[]
): Record<string, string> {
  let text = SAMPLE[path] ?? '';
  for (const [from, to] of pairs) {
    if (!text.includes(from)) throw new Error(`the sample's ${path} does not hold "${from}"`);
    text = text.replace(from, () => to);
  }
  return { ...SAMPLE, [path]: text };
}

/** Read and check a glossary given as files; the report's lines, errors only unless asked otherwise. */
export function linesOf(files: Readonly<Record<string, string>>, which: 'errors' | 'warnings' = 'errors'): string[] {
  return inFolder(files, (folder, root) => {
    const { glossary, faults } = readGlossary(folder, root);
    return [...faults, ...checkGlossary(glossary, { today: '2026-02-01', frequencies })]
      .filter((fault: Fault) => (which === 'errors') === (fault.warning === undefined))
      .map(toLine);
  });
}

/** Write files to a folder of their own, use it, and remove it. */
export function inFolder<T>(files: Readonly<Record<string, string>>, use: (folder: string, root: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'glossary-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      const file = join(root, 'glossary', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return use(join(root, 'glossary'), root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
