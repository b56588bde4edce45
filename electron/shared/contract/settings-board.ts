import { z } from 'zod';
import { boardSettingsSchema, boardStateSchema, voiceSettingsSchema } from '../domain/waiting-room.ts';
import { priceSchema } from '../values/price.ts';
import { nothing, task } from './define.ts';

/** The waiting room needs no sign-in; what it is told is on the wall anyway. */
export const settingsBoard = {
  /** What board and voice go by; the defaults where no station is open. */
  getWaitingRoom: task({
    input: nothing,
    output: z.object({ board: boardSettingsSchema, voice: voiceSettingsSchema }),
    access: 'anyone',
  }),
  /** 药品价格公示: drugs that can be had now, at the price of the batch that goes out next; at most 60. */
  getPublicPrices: task({
    input: nothing,
    output: z.object({
      rows: z
        .array(z.object({ name: z.string(), spec: z.string(), packUnit: z.string(), price: priceSchema }))
        .max(60),
    }),
    access: 'anyone',
  }),
  /** Shows the board in a window of its own, or on the second screen when there is one. */
  openBoard: task({ input: nothing, output: z.object({ state: boardStateSchema }), access: 'everyone' }),
  closeBoard: task({ input: nothing, output: z.object({ state: boardStateSchema }), access: 'everyone' }),
} as const;
