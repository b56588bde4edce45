/** What it takes to open the program's window from a script or a test. */
export interface WindowLaunch {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

/**
 * How to start Electron on an app folder, for `spawn` and for Playwright's `_electron.launch` alike. Reads what
 * set-up left in the environment, so it works in every script started by `npm run`.
 */
export function windowLaunch(
  appFolder: string,
  extra: { args?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
  environment: NodeJS.ProcessEnv = process.env,
): WindowLaunch {
  const executablePath = environment.ELECTRON_EXEC_PATH;
  if (!executablePath)
    throw new Error('Electron is not set up. Start this through npm (npm start, npm test).');
  // Without this variable removed, Electron would run as plain Node and never open a window.
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = environment;
  const inherited = Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    executablePath,
    args: [...chromiumSwitches(), appFolder, ...(extra.args ?? [])],
    env: { ...Object.fromEntries(inherited), ...extra.env },
  };
}

/** Chromium refuses its sandbox to root, so root alone goes without. */
export function chromiumSwitches(uid: number | undefined = process.getuid?.()): string[] {
  return uid === 0 ? ['--no-sandbox'] : [];
}

const NOISE = [
  /ERROR:(?:dbus\/)?(?:bus|object_proxy)\.cc/,
  /ERROR:.*viz_main_impl\.cc/,
  /ERROR:.*(?:gl_|egl_|angle_|gpu_|viz_|command_buffer_|vaapi_)\w*\.cc/,
  /^libEGL warning:/,
  /^DevTools listening on /,
];

/** Whether a line on Electron's stderr is Chromium complaining that a bare machine has no D-Bus or GPU. */
export function isNoise(line: string): boolean {
  return NOISE.some((pattern) => pattern.test(line));
}
