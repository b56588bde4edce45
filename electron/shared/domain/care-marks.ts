import { z } from 'zod';

/** How somebody moves through the station, as far as the guide (导医) must know. */
export const MOBILITIES = ['none', 'wheelchair', 'carried'] as const;
export type Mobility = (typeof MOBILITIES)[number];
export const mobilitySchema = z.enum(MOBILITIES);

/** 轮椅 and 抱; whoever walks alone has none. */
export const MOBILITY_LABELS: Readonly<Record<Mobility, string>> = {
  none: '',
  wheelchair: '轮椅',
  carried: '抱',
};

/** By what somebody got a rank at the door: the ID card's age, a document on record, or only the word. */
export const DOOR_CLAIMS = ['card', 'record', 'word', 'triage'] as const;
export type DoorClaim = (typeof DOOR_CLAIMS)[number];
export const doorClaimSchema = z.enum(DOOR_CLAIMS);
