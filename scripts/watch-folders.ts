import { readdirSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';

/**
 * Call back at any change below folders, until the signal aborts. Each folder is watched by itself: where the system
 * knows no more than that (Linux), Node watches trees file by file, and loses those that an editor replaces on saving.
 */
export function watchFolders(
  folders: readonly string[],
  changed: () => void,
  { signal }: { signal: AbortSignal },
): void {
  const watchers = new Map<string, FSWatcher>();
  const look = (folder: string): void => {
    if (watchers.has(folder) || signal.aborted) return;
    const watcher = watch(folder, () => {
      lookBelow(folder); // for what is new
      changed();
    });
    watcher.on('error', () => undefined); // the folder has gone, which its parent has told
    watcher.on('close', () => watchers.delete(folder));
    watchers.set(folder, watcher);
    lookBelow(folder);
  };
  const lookBelow = (folder: string): void => {
    for (const name of foldersIn(folder)) look(join(folder, name));
  };
  for (const folder of folders) look(folder);
  signal.addEventListener('abort', () => {
    for (const watcher of watchers.values()) watcher.close();
  });
}

function foldersIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  } catch {
    return []; // gone meanwhile
  }
}
