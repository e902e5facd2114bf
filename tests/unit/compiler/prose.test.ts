import { describe, expect, test } from 'vitest';
import { testBroken } from './broken.ts';
import { changed, linesOf } from './sample.ts';

const fever = 'side-effects/fever.md';
const pembrolizumab = 'checkpoint-inhibitors/pembrolizumab.md';
const inhibitor = 'checkpoint-inhibitors/pd-1-inhibitor.md';
const soon = 'Your care team will want to know soon.';
const lungs = 'They may also look at your lungs.';

describe('plain', () => {
  testBroken([
    {
      rule: 'has at least 25 words',
      file: fever,
      change: [
        [
          ` It can be the first sign of an infection. It can also mean that your immune system is too active. ${soon}`,
          '',
        ],
      ],
      says: 'plain - has 11 words; 25 to 65 are allowed',
    },
    {
      rule: 'has at most 65 words',
      file: fever,
      change: [[soon, 'So tell them. '.repeat(12).trim()]],
      says: 'plain - has 67 words; 25 to 65 are allowed',
    },
    {
      rule: 'has at most 330 characters',
      file: fever,
      change: [
        [
          soon,
          `${soon} Nurses, doctors and other staff of the hospital want to hear about it. Nurses and doctors want to hear about it at once, please. They do.`,
        ],
      ],
      says: 'plain - has 332 characters; 330 are allowed',
    },
    {
      rule: 'reads at grade 8 at most',
      file: fever,
      change: [[soon, 'Inflammatory complications necessitate immediate multidisciplinary investigation.']],
      says: 'plain - reads at grade 10.3; 8 is the limit',
    },
    {
      rule: 'does not open with the term',
      file: fever,
      change: [['A side effect in which your body', 'Fever is when your body']],
      says: 'plain - opens with the term itself; the card shows it above: begin with the kind of thing',
    },
    {
      rule: 'uses markup that cards can show',
      file: fever,
      change: [[soon, 'Your <b>care team</b> will want to know soon.']],
      says: 'plain - HTML is not allowed',
    },
  ]);

  test('must be there', () => {
    const lines = linesOf(
      changed(inhibitor, [
        'A group of medicines that block PD-1, a brake on T cells. With the brake off, [the T cells](fever) can attack the cancer. They do **not** work for everyone who takes them.',
        '',
      ]),
    );
    expect(lines).toEqual([`glossary/${inhibitor}: plain - is missing: the text under the front matter`]);
  });
});

describe('the other sections', () => {
  const more =
    'A fever can come with shaking and sweating. Your team may take some blood to look for the cause. They may also look at your lungs.';
  testBroken([
    {
      rule: 'more is there in tiers 1 and 2',
      file: fever,
      change: [[`## More\n${more}\n`, '']],
      says: 'more - is missing: tiers 1 and 2 need "## More"',
    },
    {
      rule: 'more has at most 130 words',
      file: fever,
      change: [[lungs, 'They may look at your lungs. '.repeat(20).trim()]],
      says: 'more - has 139 words; 130 are allowed',
    },
    {
      rule: 'more reads at grade 11 at most',
      file: fever,
      change: [[more, 'Inflammatory complications necessitate immediate multidisciplinary investigation.']],
      says: 'more - reads at grade 43.8; 11 is the limit',
    },
    {
      rule: 'why has at most 35 words',
      file: fever,
      change: [['Call your team at once', `Call your team at once${' and at once'.repeat(9)}`]],
      says: 'why - has 40 words; 35 are allowed',
    },
    {
      rule: 'why says when to call, for a side effect of tier 1',
      file: fever,
      change: [['Call your team at once for a fever', 'It is bad to have a fever']],
      says: 'why - must say which signs need a call at once: it is a side effect of tier 1',
    },
    {
      rule: 'ask holds at most three questions',
      file: fever,
      change: [['- Who do I call at night?', '- Who?\n- When?\n- Where?\n- Why?']],
      says: 'ask - has 4 questions; 3 are allowed',
    },
    {
      rule: 'ask holds questions',
      file: fever,
      change: [['- Who do I call at night?', '- Call at night.']],
      says: 'ask[0] - must end with a question mark',
    },
    {
      rule: 'ask is a list',
      file: fever,
      change: [['- Who do I call at night?', 'Who do I call at night?']],
      says: 'ask[0] - must be a list line: "- ...?"',
    },
    {
      rule: 'ask has short questions',
      file: fever,
      change: [['- Who do I call at night?', `- Who do I call${' at night'.repeat(10)}?`]],
      says: 'ask[0] - has 24 words; 20 are allowed',
    },
    {
      rule: 'headings are the known ones',
      file: fever,
      change: [
        ['## Why it matters', '## Why it matters to you'],
        ['Call your team', '## Why it matters\nCall your team'],
      ],
      says: 'body - heading "## Why it matters to you" is not one of: "## More", "## Why it matters", "## Ask your care team"',
    },
  ]);
});

describe('wording', () => {
  const says = (used: string, name: string): string => `more - "${used}" is a banned word (${name})`;
  testBroken(
    [
      ['People win this battle.', 'battle', 'battle'],
      ['You are a warrior.', 'warrior', 'warrior'],
      ['It helps people fight their cancer.', 'fight their cancer', 'fight against cancer'],
      ['It has many victims.', 'victims', 'victim'],
      ['Some patients failed the first treatment.', 'patients failed', 'failed (of a person)'],
      ['It is for use after failed treatment.', 'failed treatment', 'failed (of a person)'],
      ['It is a miracle.', 'miracle', 'miracle'],
      ['It was a breakthrough.', 'breakthrough', 'breakthrough'],
      ['It is a game-changer.', 'game-changer', 'game-changer'],
      ['The drug is safe.', 'safe', 'safe'],
      ['It has no side effects.', 'no side effects', 'no side effects'],
    ].map(([sentence = '', used = '', name = '']) => ({
      rule: `refuses "${sentence}"`,
      file: fever,
      change: [[lungs, sentence]],
      says: says(used, name),
    })),
  );

  test.each([
    'White blood cells fight infection.',
    'Ask if it is safe for you.',
    'It is not known whether this is safe.',
    'The drug failed to shrink it.',
    'The breakthrough therapy label is about speed.',
    'News may call a drug a “miracle”, but few are.',
  ])('accepts "%s"', (sentence) => {
    expect(linesOf(changed(fever, [lungs, sentence]))).toEqual([]);
  });

  testBroken(
    [
      ['Take 200 mg with food.', '"Take 200 mg" is a dose with an instruction'],
      ['Adults are given two doses of 5 mg each day.', '"given two doses of 5 mg" is a dose with an instruction'],
      ['You can stop taking it after a week.', '"stop taking" is an instruction: say to ask the care team first'],
      ['The line is 800-555-0100.', '"800-555-0100" is a phone number'],
      ['Call 911 for help.', '"Call 911" is a phone number'],
      ['See cancer.gov for more.', '"cancer.gov" is a web address: name it in sources instead'],
      ['See https://example.org for more.', '"https://" is a web address: name it in sources instead'],
    ].map(([sentence = '', message = '']) => ({
      rule: `refuses "${sentence}"`,
      file: fever,
      change: [[lungs, sentence]],
      says: `more - ${message}`,
    })),
  );

  test('accepts a sentence that sends the reader to the team first', () => {
    expect(linesOf(changed(fever, [lungs, 'Ask before you stop taking any drug.']))).toEqual([]);
  });
});

describe('numbers', () => {
  testBroken([
    {
      rule: 'a percent says of whom',
      file: fever,
      change: [[lungs, 'It gets worse in 40% of all.']],
      says: 'more - "40%" does not say of whom: name the people or cells it counts',
    },
    {
      rule: '"1 in N" says of whom',
      file: fever,
      change: [[lungs, 'It comes back in 1 in 10.']],
      says: 'more - "1 in 10" does not say of whom: name the people or cells it counts',
    },
  ]);

  test.each([
    'It comes back in 1 in 10 people.',
    'A 95% confidence interval shows it.',
    'It can come in one in a year.',
  ])('accepts "%s"', (sentence) => {
    expect(linesOf(changed(fever, [lungs, sentence]))).toEqual([]);
  });

  test('need a source', () => {
    const lines = linesOf(
      changed(inhibitor, ['who takes them', 'among 10% of people'], ['[ dictionary ]', '[ encyclopedia ]']),
    );
    expect(lines).toContain(`glossary/${inhibitor}: plain - "10%" has no source`);
  });
});

describe('warnings', () => {
  testBroken(
    [
      {
        rule: 'count a grade above the target',
        file: fever,
        change: [[soon, 'Your medical professionals will certainly want information.']],
        says: 'plain - reads at grade 6.4; 6 is aimed at',
      },
      {
        rule: 'count a long sentence',
        file: fever,
        change: [
          [soon, 'Your care team will want to know soon if you feel hot and cold and hot and cold and hot again.'],
        ],
        says: 'plain - a sentence has 21 words; 20 are aimed at: "Your care team will want..."',
      },
      {
        rule: 'count a first sentence that does not say what kind of thing it is',
        file: fever,
        change: [['A side effect in which your body gets', 'Your body gets']],
        says: 'plain - opens without its kind of thing ("A medicine that", "A test that"): "Your body gets hotter than..."',
      },
      {
        rule: 'count a rare word',
        file: fever,
        change: [['hotter', 'febrile']],
        says: 'plain - "febrile" is neither a common word nor explained by an entry',
      },
      {
        rule: 'count a soft word',
        file: fever,
        change: [[lungs, 'Some people suffer from it.']],
        says: 'more - "suffer" is better said otherwise (suffer)',
      },
      {
        rule: 'count a medicine without its limits',
        file: pembrolizumab,
        change: [[' It does not work for everyone.', ' It was the first of its kind.']],
        says: 'plain - says nowhere that it does not work for everyone',
      },
    ],
    'warnings',
  );
});
