import { expect, test } from 'vitest';
import { LOCAL_FILES, siteOf } from '../../../src/platform/sites.ts';

test.each([
  ['https://www.example.org/a?b#c', 'www.example.org'],
  ['http://example.org:80/', 'example.org'],
  ['http://example.org:8080/', 'example.org:8080'],
  ['https://EXAMPLE.org/', 'example.org'],
  ['https://münchen.de/', 'xn--mnchen-3ya.de'],
  ['http://[::1]:3000/', '[::1]:3000'],
  ['http://127.0.0.1:8080/', '127.0.0.1:8080'],
  ['https://constructor/', 'constructor'],
  ['https://__proto__/', '__proto__'],
  ['https://user:secret@example.org/', 'example.org'],
  ['blob:https://example.org/0b1c', 'example.org'],
  ['file:///home/reader/page.html', LOCAL_FILES],
  ['about:blank', undefined],
  ['about:srcdoc', undefined],
  ['data:text/html,x', undefined],
  ['chrome://settings', undefined],
  ['moz-extension://0b1c/popup.html', undefined],
  ['blob:null/0b1c', undefined],
  ['null', undefined],
  ['', undefined],
])('%s is the site %s', (address, site) => expect(siteOf(address)).toBe(site));
