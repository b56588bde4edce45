import { type ReactNode, type Ref, useState } from 'react';
import {
  BLOOD_PRESSURE_TARGET,
  FASTING_GLUCOSE_TARGET_DECI,
  isGlucoseControlled,
  isPressureControlled,
  isPressureEmergency,
} from '../../../electron/shared/domain/vital-signs.ts';
import { NumberInput, TextInput } from '../../components/inputs.tsx';
import { type ConsultationForm, wrongVitals } from './consultation-form.ts';

type FormVitals = ConsultationForm['vitals'];

export interface VitalsRowProps {
  readonly vitals: FormVitals;
  readonly onChange: (vitals: FormVitals) => void;
  /** Names of chronic conditions: with them the targets are shown. */
  readonly conditions: readonly string[];
  readonly feverDeci: number;
  readonly firstRef: Ref<HTMLInputElement>;
  /** Something stands in the field that is no such measure. */
  readonly onUnread: (field: Measure, unread: boolean) => void;
}

/** A field of the row; the pressure is two figures in one. */
export type Measure = Exclude<keyof FormVitals, 'systolic' | 'diastolic'> | 'pressure';

export function VitalsRow({ vitals, onChange, conditions, feverDeci, firstRef, onUnread }: VitalsRowProps) {
  const set = (change: FormVitals) => onChange({ ...vitals, ...change });
  const hypertension = conditions.some((name) => name.includes('高血压'));
  const diabetes = conditions.some((name) => name.includes('糖尿病'));
  const { temperatureDeci, systolic, diastolic, glucoseDeci } = vitals;
  const wrong = wrongVitals(vitals);
  const fever = temperatureDeci !== undefined && temperatureDeci >= feverDeci;
  return (
    <div className="vit">
      <Vital label="体温">
        <NumberInput
          value={temperatureDeci}
          bad={wrong.includes('temperatureDeci')}
          decimals={1}
          inputRef={firstRef}
          onChange={(value) => set({ temperatureDeci: value })}
          onUnread={(unread) => onUnread('temperatureDeci', unread)}
          unit={fever ? <b className="refused">发热</b> : '℃'}
          aria-label="体温"
        />
      </Vital>
      <Vital label="脉搏">
        <NumberInput
          value={vitals.pulse}
          bad={wrong.includes('pulse')}
          onChange={(pulse) => set({ pulse })}
          onUnread={(unread) => onUnread('pulse', unread)}
          unit="次/分"
          aria-label="脉搏"
        />
      </Vital>
      <Vital
        label={`血压${hypertension ? ` · 目标低于 ${BLOOD_PRESSURE_TARGET.systolic}/${BLOOD_PRESSURE_TARGET.diastolic}` : ''}`}
      >
        <PressureInput
          systolic={systolic}
          diastolic={diastolic}
          bad={wrong.includes('systolic') || wrong.includes('diastolic')}
          onChange={set}
          onUnread={(unread) => onUnread('pressure', unread)}
          unit={pressureWords(systolic, diastolic, hypertension)}
        />
      </Vital>
      <Vital label={`空腹血糖${diabetes ? ` · 目标低于 ${FASTING_GLUCOSE_TARGET_DECI / 10}.0` : ''}`}>
        <NumberInput
          value={glucoseDeci}
          bad={wrong.includes('glucoseDeci')}
          decimals={1}
          onChange={(value) => set({ glucoseDeci: value })}
          onUnread={(unread) => onUnread('glucoseDeci', unread)}
          unit={`mmol/L${glucoseDeci && diabetes ? (isGlucoseControlled(glucoseDeci) ? ' 达标' : ' 未达标') : ''}`}
          aria-label="空腹血糖"
        />
      </Vital>
      <Vital label="体重">
        <NumberInput
          value={vitals.weightDeci}
          bad={wrong.includes('weightDeci')}
          decimals={1}
          onChange={(weightDeci) => set({ weightDeci })}
          onUnread={(unread) => onUnread('weightDeci', unread)}
          unit="kg"
          aria-label="体重"
        />
      </Vital>
    </div>
  );
}

function Vital({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label>
      {label}
      {children}
    </label>
  );
}

function pressureWords(systolic: number | undefined, diastolic: number | undefined, hypertension: boolean) {
  if (systolic === undefined || diastolic === undefined) return 'mmHg';
  if (isPressureEmergency(systolic, diastolic)) return <b className="refused">mmHg 危急</b>;
  if (!hypertension) return 'mmHg';
  return isPressureControlled(systolic, diastolic) ? 'mmHg 达标' : 'mmHg 未达标';
}

interface PressureProps {
  readonly systolic: number | undefined;
  readonly diastolic: number | undefined;
  readonly onChange: (change: Pick<FormVitals, 'systolic' | 'diastolic'>) => void;
  readonly onUnread: (unread: boolean) => void;
  readonly unit: ReactNode;
  readonly bad: boolean;
}

/** `148/86`; a blank or a point is as good as the stroke. */
export function readPressure(text: string): { systolic: number; diastolic: number } | undefined {
  const match = /^(\d{2,3})[/. ](\d{2,3})$/.exec(text.trim());
  return match ? { systolic: Number(match[1]), diastolic: Number(match[2]) } : undefined;
}

function PressureInput({ systolic, diastolic, onChange, onUnread, unit, bad }: PressureProps) {
  const [typing, setTyping] = useState<string>();
  const written = systolic === undefined || diastolic === undefined ? '' : `${systolic}/${diastolic}`;
  const text = typing ?? written;
  const wrong = typing !== undefined && typing.trim() !== '' && readPressure(typing) === undefined;
  return (
    <TextInput
      value={text}
      bad={bad || wrong}
      placeholder="高/低"
      unit={unit}
      aria-label="血压"
      onChange={(next) => {
        setTyping(next);
        const read = readPressure(next);
        onChange(read ?? { systolic: undefined, diastolic: undefined });
        onUnread(next.trim() !== '' && !read);
      }}
      onBlur={() =>
        setTyping((kept) =>
          kept !== undefined && readPressure(kept) === undefined && kept !== '' ? kept : undefined,
        )
      }
    />
  );
}
