/** 血压达标: below 140/90 mmHg (国家基本公共卫生服务规范, 高血压患者健康管理). */
export const BLOOD_PRESSURE_TARGET = { systolic: 140, diastolic: 90 } as const;

/** 空腹血糖达标: below 7.0 mmol/L, in tenths. */
export const FASTING_GLUCOSE_TARGET_DECI = 70;

/** Whether a pressure in mmHg is below the target on both sides. */
export function isPressureControlled(systolic: number, diastolic: number): boolean {
  return systolic < BLOOD_PRESSURE_TARGET.systolic && diastolic < BLOOD_PRESSURE_TARGET.diastolic;
}

/** Whether a fasting glucose in tenths of mmol/L is below the target. */
export function isGlucoseControlled(glucoseDeci: number): boolean {
  return glucoseDeci < FASTING_GLUCOSE_TARGET_DECI;
}

/** Pressures that are sent to a hospital at once: 180/110 and above. */
export function isPressureEmergency(systolic: number, diastolic: number): boolean {
  return systolic >= 180 || diastolic >= 110;
}
