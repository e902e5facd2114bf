import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { rolldown, type Plugin } from 'rolldown';

/** Bundle a program of tests/trust/apps for a page, as its authors run it while they develop: with all of its own warnings. */
export async function bundleApp(name: string): Promise<string> {
  const bundle = await rolldown({
    input: resolve(import.meta.dirname, '../apps', name),
    platform: 'browser',
    logLevel: 'silent',
    plugins: [stylesInScript],
    transform: {
      define: {
        'process.env.NODE_ENV': '"development"',
        'import.meta.url': 'location.href',
        __VUE_OPTIONS_API__: 'true',
        __VUE_PROD_DEVTOOLS__: 'false',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
      },
    },
  });
  const { output } = await bundle.generate({ format: 'iife' });
  await bundle.close();
  return output[0].code;
}

/** Monaco imports its stylesheets; pictures and letters of its own are left out, so that it asks the network for nothing. */
const stylesInScript: Plugin = {
  name: 'styles-in-script',
  load: {
    filter: { id: /\.css$/ },
    handler: async (id) => {
      const css = (await readFile(id, 'utf8')).replaceAll(/url\([^)]*\)/g, 'none');
      const code = `document.head.append(Object.assign(document.createElement('style'), { textContent: ${JSON.stringify(css)} }))`;
      return { code, moduleType: 'js' };
    },
  },
};
