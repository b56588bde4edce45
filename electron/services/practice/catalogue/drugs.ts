import type { CatalogueDrug } from './drug.ts';
import { CARDIOVASCULAR_DRUGS } from './drugs-cardiovascular.ts';
import { DIGESTIVE_DRUGS } from './drugs-digestive.ts';
import { HERBAL_DRUGS } from './drugs-herbal.ts';
import { INFECTION_DRUGS } from './drugs-infection.ts';
import { METABOLIC_DRUGS } from './drugs-metabolic.ts';
import { NERVOUS_DRUGS } from './drugs-nervous.ts';
import { PATENT_DRUGS } from './drugs-patent.ts';
import { RESPIRATORY_DRUGS } from './drugs-respiratory.ts';
import { TOPICAL_DRUGS } from './drugs-topical.ts';

/** Every drug of the practice station and of the demo month, in the order of their codes. */
export const CATALOGUE_DRUGS: readonly CatalogueDrug[] = [
  ...CARDIOVASCULAR_DRUGS,
  ...METABOLIC_DRUGS,
  ...INFECTION_DRUGS,
  ...RESPIRATORY_DRUGS,
  ...DIGESTIVE_DRUGS,
  ...NERVOUS_DRUGS,
  ...TOPICAL_DRUGS,
  ...PATENT_DRUGS,
  ...HERBAL_DRUGS,
];
