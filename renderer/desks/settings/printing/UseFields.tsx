import {
  LEAST_PRINTABLE_TENTHS,
  type PaperSize,
  type PaperUse,
  type PrinterSettings,
  SIZES_OF_USE,
} from '../../../../electron/shared/domain/printing.ts';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Panel } from '../../../components/DeskFrame.tsx';
import { Field, NumberInput } from '../../../components/inputs.tsx';
import { Segmented } from '../../../components/Segmented.tsx';
import { ChoicePicker } from '../ChoicePicker.tsx';
import { OffsetInput } from './OffsetInput.tsx';
import {
  calibrationOf,
  type KnownPrinter,
  printerWords,
  SHORT_SIZES,
  USE_WORDS,
  withCalibration,
} from './printing-words.ts';

export interface UseFieldsProps {
  readonly use: PaperUse;
  readonly printers: PrinterSettings;
  readonly known: readonly KnownPrinter[];
  readonly onChange: (printers: PrinterSettings) => void;
}

/** Which printer and paper, and how many. */
export function UseFields({ use, printers, known, onChange }: UseFieldsProps) {
  const set = printers[use];
  const put = (change: object) => onChange({ ...printers, [use]: { ...set, ...change } });
  const sizes: readonly PaperSize[] = SIZES_OF_USE[use];
  const names = [...new Set(['', ...known.map((one) => one.name), set.printer])];
  return (
    <Panel title={USE_WORDS[use]} note="没有选打印机的，存成 PDF">
      <div className="rule-grid">
        <Field label="打印机" full>
          <ChoicePicker
            label="打印机"
            codes={names}
            nameOf={(name) => printerWords(name, known)}
            value={set.printer}
            onPick={(printer) => put({ printer })}
          />
        </Field>
        <Field label="纸">
          <Segmented
            label="纸"
            value={set.size}
            options={sizes.map((value) => ({ value, label: SHORT_SIZES[value] }))}
            onChange={(size) => put({ size })}
          />
        </Field>
        <Field label="每次打">
          <NumberInput
            value={set.copies}
            unit="份，最多 5"
            onChange={(copies) => put({ copies: Math.min(5, Math.max(1, copies ?? 1)) })}
          />
        </Field>
        {'largeType' in set ? (
          <div className="full row wrap">
            {'automatic' in set ? (
              <Checkbox checked={set.automatic} onChange={(automatic) => put({ automatic })}>
                {use === 'ticket' ? '挂号后自动打' : '收款后自动打'}
              </Checkbox>
            ) : null}
            <Checkbox checked={set.largeType} onChange={(largeType) => put({ largeType })}>
              {use === 'receipt' ? '用大字' : '都用大字（老年人总是大字）'}
            </Checkbox>
          </div>
        ) : null}
      </div>
    </Panel>
  );
}

/** How this printer lies off on this paper; holds for every use of both. */
export function CalibrationFields({ use, printers, onChange }: UseFieldsProps) {
  const calibration = calibrationOf(printers, use);
  const none = calibration.printer === '';
  const put = (change: Partial<typeof calibration>) =>
    onChange(withCalibration(printers, { ...calibration, ...change }));
  return (
    <Panel title="校准" note={none ? 'PDF 是准的，不用校准' : '这台打印机、这种纸共用'}>
      <div className="rule-grid">
        <Field label="左右偏移">
          <OffsetInput
            label="左右偏移"
            value={calibration.offsetXTenths}
            disabled={none}
            onChange={(offsetXTenths) => put({ offsetXTenths })}
          />
        </Field>
        <Field label="上下偏移">
          <OffsetInput
            label="上下偏移"
            value={calibration.offsetYTenths}
            disabled={none}
            onChange={(offsetYTenths) => put({ offsetYTenths })}
          />
        </Field>
        <Field label="印宽">
          <NumberInput
            value={calibration.printableTenths ?? undefined}
            decimals={1}
            unit="mm"
            placeholder="照常"
            disabled={none}
            onChange={(tenths) =>
              put({
                printableTenths: tenths === undefined || tenths < LEAST_PRINTABLE_TENTHS ? null : tenths,
              })
            }
          />
        </Field>
        <p className="say full">往左、往上填负数。先打测试页，量尺上少了几毫米，再改这里。</p>
      </div>
    </Panel>
  );
}
