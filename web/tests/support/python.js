/** The commands of ../python, as a person runs them. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../python', import.meta.url));

/** Runs a module. @param {string} module @param {string[]} args @returns {string} what it prints @throws {Error} */
export function runPython(module, ...args) {
  const installed = join(FOLDER, '.venv', 'bin', 'python');
  const [program, ...first] = existsSync(installed)
    ? [installed]
    : ['uv', 'run', '--locked', 'python'];
  const run = spawnSync(program, [...first, '-m', module, ...args], {
    cwd: FOLDER,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`python -m ${module}: ${run.error ?? run.stderr}`);
  return run.stdout;
}
