import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './scripts/env.mjs';

/** Linux refuses Chromium's sandbox to root, which is who runs in most containers. */
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Parts of the trust suite that `npm test` leaves to `npm run test:trust`, to end within a quarter of an hour. */
const longTrustTests = ['access', 'clickjacking', 'editors', 'fidelity', 'frame-matrix', 'no-trace'].map(
  (name) => `tests/trust/${name}.test.ts`,
);

/** The tests of the built extension share a browser a file and the pointer's timing: one at a time, with time to start a browser. */
const endToEnd = (folder: 'e2e' | 'trust', browser: 'chromium' | 'firefox') => ({
  test: {
    name: `${folder}-${browser}`,
    include: [`tests/${folder}/*.test.ts`],
    exclude: folder === 'trust' && process.env['TRUST'] === 'short' ? longTrustTests : [],
    // Both browsers run side by side on two cores, with drivers between: what fails three times has failed.
    retry: 2,
    provide: { browser },
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    sequence: { groupOrder: (browser === 'chromium' ? 2 : 3) + (folder === 'e2e' ? 0 : 2) },
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/{unit,glossary,corpus}/**/*.test.ts'],
          environment: 'node',
          // Some compile the whole glossary; a limit is there to end what hangs, not to time.
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Bundled before the first test asks for them: found on the way, they would reload the page under a running test.
        optimizeDeps: { include: ['preact', 'preact/hooks', 'preact/jsx-dev-runtime', '@floating-ui/dom', 'axe-core'] },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/browser/pointer-felt.ts'],
          // Real pointers and frames, with other steps going on beside: as for the built extension below.
          retry: 2,
          testTimeout: 60_000,
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: findBrowser('chromium') ?? 'chromium',
                args: [...sandbox, '--js-flags=--expose-gc'], // for what must not be kept
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      endToEnd('e2e', 'chromium'),
      endToEnd('e2e', 'firefox'),
      endToEnd('trust', 'chromium'),
      endToEnd('trust', 'firefox'),
    ],
  },
});

declare module 'vitest' {
  interface ProvidedContext {
    browser: 'chromium' | 'firefox';
  }
}
