import type { Hand } from '../../build/demo/window/hand.ts';

/** The next dialogs of the operating system that ask for a file answer this one; undefined: nothing was chosen. */
export async function chooseFile({ app }: Hand, path: string | undefined): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({
      canceled: chosen === null,
      filePaths: chosen === null ? [] : [chosen],
    });
  }, path ?? null);
}
