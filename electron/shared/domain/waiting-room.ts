import { z } from 'zod';
import { QUEUE_POINTS, queuePointSchema } from './queue-points.ts';

/** What the waiting room sees on the second screen (候诊屏). */
export const boardSettingsSchema = z.strictObject({
  /** A screen beside the station's own is filled with the board as soon as it is plugged in. */
  onSecondScreen: z.boolean(),
  /** The points that are shown. */
  points: z.array(queuePointSchema).min(1).max(QUEUE_POINTS.length),
  /** 物价公开: drug prices run along the foot. */
  prices: z.boolean(),
});
export type BoardSettings = z.output<typeof boardSettingsSchema>;

export const DEFAULT_BOARD: BoardSettings = {
  onSecondScreen: true,
  points: [...QUEUE_POINTS],
  prices: true,
};

/** How calls are spoken. */
export const voiceSettingsSchema = z.strictObject({
  on: z.boolean(),
  /** How often each call is said. */
  times: z.int().min(1).max(3),
  /** Of the voice's own pace, in percent. */
  pace: z.int().min(50).max(150),
  /** The same for people of the elders' age. */
  elderPace: z.int().min(50).max(150),
});
export type VoiceSettings = z.output<typeof voiceSettingsSchema>;

export const DEFAULT_VOICE: VoiceSettings = { on: true, times: 2, pace: 95, elderPace: 75 };

/** Where the board stands: no second screen · one that is not used · shown there · shown in a window of its own. */
export const boardStateSchema = z.enum(['none', 'unused', 'screen', 'window']);
export type BoardState = z.output<typeof boardStateSchema>;
