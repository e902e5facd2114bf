import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alternation, mapAutomaton } from '../rivals/rivals.ts';
import { floorScript, rivalScript, stubScript, markScript } from './scripts.ts';

/** Extensions that ours is held against, each no more than one content script injected as ours is. */
export type RivalName = 'stub' | 'floor' | 'alternation' | 'automaton' | 'mark';

/**
 * Write an extension into a folder of its own and return the folder. `forms` are what the rivals look for; `nothing` has no
 * content script at all, for Firefox, which the harness of the tests opens with an extension only.
 */
export function generateExtension(name: RivalName | 'nothing', forms: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), `bench-${name}-`));
  const script = name === 'nothing' ? undefined : scriptOf(name, forms);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest(name, script !== undefined)));
  writeFileSync(join(folder, 'options.html'), '<!doctype html><title>Options</title>');
  if (script) writeFileSync(join(folder, 'content.js'), script);
  return folder;
}

function scriptOf(name: RivalName, forms: readonly string[]): string {
  switch (name) {
    case 'stub':
      return stubScript();
    case 'floor':
      return floorScript();
    case 'alternation':
      return rivalScript(alternation, forms);
    case 'automaton':
      return rivalScript(mapAutomaton, forms);
    case 'mark':
      return markScript(
        readFileSync(createRequire(import.meta.url).resolve('mark.js/dist/mark.min.js'), 'utf8'),
        forms,
      );
  }
}

function manifest(name: string, hasScript: boolean): object {
  const script = {
    matches: ['<all_urls>'],
    js: ['content.js'],
    run_at: 'document_idle',
    all_frames: true,
    match_about_blank: true,
    match_origin_as_fallback: true,
  };
  return {
    manifest_version: 3,
    name: `bench ${name}`,
    version: '1',
    options_ui: { page: 'options.html' },
    browser_specific_settings: { gecko: { id: `${name}@bench`, data_collection_permissions: { required: ['none'] } } },
    ...(hasScript && { content_scripts: [script] }),
  };
}
