// @ts-check
// Everything that must hold, in one command that installs what it needs: `npm test`.
// usage: node scripts/test.mjs [--only GROUP]     groups: check, unit, browser, build, e2e, trust
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundle, compileGlossary } from './build.mjs';
import {
  browserNames,
  checkNode,
  ensureBrowser,
  ensurePackages,
  installHint,
  program,
  root,
  run,
  say,
} from './env.mjs';

/**
 * One step. A step of tests counts its test cases; any other counts as one.
 * @typedef {object} Step
 * @property {string} name
 * @property {Group} group
 * @property {readonly string[]} command what to run with this Node
 * @property {string} [project] a project of vitest.config.ts, whose cases are counted
 * @property {import('./env.mjs').BrowserName} [browser] without which it cannot run
 * @property {boolean} [isAside] whether it goes on beside the tests of the built extension, which mostly wait
 */

/** @typedef {'check' | 'unit' | 'browser' | 'build' | 'e2e' | 'trust'} Group */

/** @typedef {{ name: string, passed: number, failed: number, skipped: number, seconds: number, faults?: string[] }} Outcome */

/** Groups with a step for each browser. @type {readonly Group[]} */
const pairs = ['e2e', 'trust'];

const runTypeScript = join(root, 'scripts/run.mjs');
const vitest = program('vitest/vitest.mjs');

/** Programs that would look for their own updates are told not to. */
const quiet = { ...process.env, NO_UPDATE_NOTIFIER: '1', ...(!process.argv.includes('--only') && { TRUST: 'short' }) };

/** Every package from npm's registry, under its own name, by SHA-512. tests/unit/repository/packages.test.ts has the rest. */
const lockRules = [
  `--path=${join(root, 'package-lock.json')}`,
  '--type=npm',
  '--format=plain',
  '--allowed-hosts=npm',
  '--validate-https',
  '--validate-package-names',
  '--validate-integrity',
];

/** The glossary is compiled first: types, lint and tests read what it writes. @type {readonly Step[]} */
const steps = [
  step('glossary', 'check', [runTypeScript, 'src/compiler/cli.ts']),
  step('compile the glossary', 'check', compileGlossary),
  step('types', 'check', [program('typescript/bin/tsc'), '--noEmit']),
  step('lint', 'check', [program('oxlint/bin/oxlint')]),
  aside(step('format', 'check', [program('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'])),
  aside(step('unused code', 'check', [program('knip/bin/knip.js')])),
  aside(step('lock file', 'check', [program('lockfile-lint/bin/lockfile-lint.js'), ...lockRules])),
  tests('unit tests', 'unit', 'unit'),
  aside(tests('browser tests', 'browser', 'browser', 'chromium')),
  step('build for Chromium', 'build', bundle('chromium')),
  step('build for Firefox', 'build', bundle('firefox')),
  aside(step('add-on lint', 'build', [program('web-ext/bin/web-ext.js'), 'lint', '--source-dir', 'dist/firefox'])),
  aside(step('the same package twice', 'build', [join(root, 'scripts/check-reproducible.mjs')])),
  tests('end to end in Chromium', 'e2e', 'e2e-chromium', 'chromium'),
  tests('end to end in Firefox', 'e2e', 'e2e-firefox', 'firefox'),
  tests('trust in Chromium', 'trust', 'trust-chromium', 'chromium'),
  tests('trust in Firefox', 'trust', 'trust-firefox', 'firefox'),
];

/** What a group cannot run without. @type {Partial<Record<Group, readonly string[]>>} */
const needs = {
  unit: ['compile the glossary'],
  browser: ['compile the glossary'],
  build: ['compile the glossary'],
  e2e: ['compile the glossary', 'build for Chromium', 'build for Firefox'],
  trust: ['compile the glossary', 'build for Chromium', 'build for Firefox'],
};

checkNode();
await ensurePackages();
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const chosen = steps.filter(
  ({ name, group }) => !only || group === only || needs[/** @type {Group} */ (only)]?.includes(name),
);
const missing = await findMissingBrowsers(chosen);
if (!existsSync(join(root, '../shared')))
  say('Skipped: tests of ../shared (the seed article), because it is not here.');
if (!only) say('Left to `npm run test:trust`: the long parts of the trust suite (vitest.config.ts names them).');

/** @type {Outcome[]} */
const outcomes = [];
for (const each of chosen.filter((one) => !isSideBySide(one))) outcomes.push(await carryOut(each));
const [asides, built] = await Promise.all([carryOutAsides(), carryOutPairs()]);
report([...outcomes, ...asides, ...built]);

async function carryOutAsides() {
  /** @type {Outcome[]} */
  const all = [];
  for (const each of chosen.filter(({ isAside }) => isAside)) all.push(await carryOut(each));
  return all;
}

/** The tests of the built extension wait for pointers and delays most of the time, so they run side by side: one in each browser. */
async function carryOutPairs() {
  /** @type {Outcome[]} */
  const all = [];
  for (const pair of pairs)
    all.push(...(await Promise.all(chosen.filter(({ group }) => group === pair).map(carryOut))));
  return all;
}

/**
 * Steps that run side by side show what they say when they have ended, the others as they go.
 * @param {Step} step
 * @returns {Promise<Outcome>}
 */
async function carryOut(step) {
  const isAlone = !isSideBySide(step);
  say(isAlone ? `\n── ${step.name}` : `\n── ${step.name}: running ...`);
  if (step.browser && missing.has(step.browser)) return withoutBrowser(step, step.browser);
  const start = Date.now();
  const { code, output } = isAlone
    ? { code: await run(process.execPath, step.command, { env: quiet }), output: '' }
    : await runSilently(step.command);
  if (!isAlone) say(`\n── ${step.name}\n${output}`);
  const counts = step.project ? countCases(step.project, code) : oneOf(code === 0);
  return { name: step.name, ...counts, seconds: (Date.now() - start) / 1000 };
}

/** @param {Step} step */
function isSideBySide({ group, isAside }) {
  return isAside || pairs.includes(group);
}

/**
 * @param {readonly string[]} command
 * @returns {Promise<{ code: number, output: string }>}
 */
function runSilently(command) {
  return new Promise((done) => {
    const child = spawn(process.execPath, command, { cwd: root, env: quiet, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

/**
 * A machine that tests on its own must have both browsers; a person's may do without one.
 * @param {Step} step
 * @param {import('./env.mjs').BrowserName} browser
 * @returns {Outcome}
 */
function withoutBrowser(step, browser) {
  const mustHave = process.env['CI'] === 'true';
  say(`${mustHave ? 'Failed' : 'Skipped'}: ${installHint(browser)}`);
  return { name: step.name, passed: 0, failed: mustHave ? 1 : 0, skipped: mustHave ? 0 : 1, seconds: 0 };
}

/**
 * @param {string} project whose report is read
 * @param {number} code with which its run ended
 */
function countCases(project, code) {
  const file = reportFile(project);
  if (!existsSync(file)) return oneOf(false);
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  /** Files that could not even be read hold no cases. @param {{ status: string, assertionResults: unknown[] }} suite */
  const isBroken = (suite) => suite.status === 'failed' && suite.assertionResults.length === 0;
  const failed = numFailedTests + testResults.filter(isBroken).length;
  // An error outside every case (an unhandled rejection, no case at all) only shows in the exit code.
  return {
    passed: numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: numPendingTests,
    faults: testResults.flatMap(faultsOf),
  };
}

/**
 * What failed in one file of a report of vitest, named, with the first line of why.
 * @param {{ name: string, status: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }} suite
 */
function faultsOf({ name, status, message, assertionResults }) {
  const file = relative(root, name);
  if (status === 'failed' && assertionResults.length === 0) return [`${file}: ${firstLine(message)}`];
  return assertionResults
    .filter((one) => one.status === 'failed')
    .map(({ fullName, failureMessages }) => `${file}: ${fullName}\n       ${firstLine(failureMessages[0])}`);
}

/** @param {string} [text] */
function firstLine(text = '') {
  return text.split('\n', 1)[0];
}

/** @param {string} project */
function reportFile(project) {
  return join(root, 'build/test', `${project}.json`);
}

/** @param {readonly Outcome[]} all */
function report(all) {
  say('');
  for (const { name, passed, failed, skipped, seconds, faults = [] } of all) {
    const sign = failed > 0 ? '✗' : skipped > 0 && passed === 0 ? '-' : '✓';
    const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    say(` ${sign} ${name.padEnd(24)} ${`${seconds.toFixed(1)} s`.padStart(8)}   ${counts}`);
    // Again at the end: what a step printed may be thousands of lines above.
    for (const fault of faults) say(`     ${fault}`);
  }
  /** @param {'passed' | 'failed' | 'skipped'} key */
  const sum = (key) => all.reduce((total, outcome) => total + outcome[key], 0);
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  say(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}

/** @param {readonly Step[]} wanted */
async function findMissingBrowsers(wanted) {
  const gone = new Set();
  for (const browser of browserNames) {
    if (wanted.some((each) => each.browser === browser) && !(await ensureBrowser(browser))) gone.add(browser);
  }
  return gone;
}

/** @param {boolean} isGood */
function oneOf(isGood) {
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 };
}

/**
 * @param {Step} step
 * @returns {Step}
 */
function aside(step) {
  return { ...step, isAside: true };
}

/**
 * @param {string} name
 * @param {Group} group
 * @param {readonly string[]} command
 * @returns {Step}
 */
function step(name, group, command) {
  return { name, group, command };
}

/**
 * @param {string} name
 * @param {Group} group
 * @param {string} project
 * @param {import('./env.mjs').BrowserName} [browser]
 * @returns {Step}
 */
function tests(name, group, project, browser) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile(project)}`];
  const step = { name, group, project, command: [vitest, 'run', '--project', project, ...reporters] };
  return browser ? { ...step, browser } : step;
}
