import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { SetUpError } from './announce.ts';

/** Whether windows can open here as things stand. */
export function hasScreen(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): boolean {
  return platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

export interface VirtualScreen {
  readonly display: string;
  close(): void;
}

/** Starts a virtual screen as large as a station's monitor; it picks a free display number by itself. */
export async function openVirtualScreen(): Promise<VirtualScreen> {
  const args = ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const close = () => void server.kill();
  // However this process ends, the screen must not outlive it.
  process.once('exit', close);
  return { display: `:${await displayNumber(server)}`, close };
}

function displayNumber(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new SetUpError('The virtual screen (Xvfb) did not start.'));
    server.once('error', failed);
    server.once('exit', failed);
    (server.stdio[3] as Readable).once('data', (line: Buffer) => resolve(line.toString().trim()));
  });
}
