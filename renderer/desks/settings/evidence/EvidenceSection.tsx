import './evidence.css';
import { useState } from 'react';
import { useStation } from '../../../api/station.tsx';
import { DeskFrame } from '../../../components/DeskFrame.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { useKeys } from '../../../components/keys.tsx';
import { Told } from '../../../components/Told.tsx';
import { EvidenceActions } from './EvidenceActions.tsx';
import { EvidenceLower } from './EvidenceLower.tsx';
import { EvidenceSide } from './EvidenceSide.tsx';
import { EvidenceStrip } from './EvidenceStrip.tsx';
import { EvidenceTable } from './EvidenceTable.tsx';
import { type EvidenceDialogName, OpenDialog } from './OpenDialog.tsx';
import { useEvidence } from './use-evidence.ts';
import { usePeriod } from './use-period.ts';

const LAST_POINT = 5;

/** 六优先服务台账: that the six priorities were kept, for any period; on screen, in a workbook, on paper. */
export function EvidenceSection({ onBack }: { onBack: () => void }) {
  const { today } = useStation();
  const [point, setPoint] = useState(1);
  const [open, setOpen] = useState<EvidenceDialogName>();
  const shown = usePeriod(today, () => setOpen('own'));
  const { period, kind } = shown;
  const { evidence, error, share } = useEvidence(period);
  const close = () => {
    if (open === 'own') shown.giveUpOwn();
    setOpen(undefined);
  };
  useEvidenceKeys({
    shown,
    there: evidence !== undefined,
    point,
    onPoint: setPoint,
    onOpen: setOpen,
    onBack,
  });
  return (
    <>
      <DeskFrame
        name="s-evidence"
        strip={
          <EvidenceStrip
            evidence={evidence}
            period={period}
            today={today}
            kind={kind}
            onKind={shown.choose}
          />
        }
        work={
          evidence ? (
            <>
              <EvidenceTable
                evidence={evidence}
                selected={point}
                onSelect={setPoint}
                onOpen={() => setOpen('point')}
              />
              <EvidenceLower evidence={evidence} />
            </>
          ) : (
            <EmptyState icon="ring" title={error ? '台账没有读出来' : '正在由叫号记录重算'}>
              <Told error={error} what="台账没有读出来" />
              {share === undefined ? null : <p>已算 {Math.round(share * 100)}%</p>}
            </EmptyState>
          )
        }
        side={
          evidence ? (
            <>
              <EvidenceSide evidence={evidence} />
              <EvidenceActions period={period} onPicture={() => setOpen('picture')} />
            </>
          ) : (
            <span />
          )
        }
      />
      <OpenDialog
        open={open}
        evidence={evidence}
        point={point}
        period={period}
        onOwn={(days) => {
          shown.chooseOwn(days);
          setOpen(undefined);
        }}
        onClose={close}
      />
    </>
  );
}

interface EvidenceKeys {
  readonly shown: ReturnType<typeof usePeriod>;
  /** The figures are there to be looked into. */
  readonly there: boolean;
  readonly point: number;
  readonly onPoint: (point: number) => void;
  readonly onOpen: (dialog: EvidenceDialogName) => void;
  readonly onBack: () => void;
}

/** ← → the kind of period, PgUp PgDn the one before and after, ↑ ↓ the point, and what is behind the figures. */
function useEvidenceKeys({ shown, there, point, onPoint, onOpen, onBack }: EvidenceKeys): void {
  const hidden = { shown: false };
  const looked = { enabled: there, ...hidden };
  useKeys([
    { keys: '← →', label: '换一段' },
    { keys: 'ArrowLeft', label: '短一段', run: () => shown.stepKind(-1), ...hidden },
    { keys: 'ArrowRight', label: '长一段', run: () => shown.stepKind(1), ...hidden },
    { keys: 'PgUp PgDn', label: '上一段、下一段' },
    { keys: 'PageUp', label: '上一段', run: () => shown.stepBack(1), ...hidden },
    { keys: 'PageDown', label: '下一段', run: () => shown.stepBack(-1), ...hidden },
    { keys: 'ArrowUp', label: '上一处', run: () => onPoint(Math.max(0, point - 1)), ...hidden },
    { keys: 'ArrowDown', label: '下一处', run: () => onPoint(Math.min(LAST_POINT, point + 1)), ...hidden },
    { keys: 'Enter', label: '看明细', run: () => onOpen('point'), enabled: there },
    { keys: 'Alt+M', label: '全部另叫', run: () => onOpen('manual'), ...looked },
    { keys: 'Alt+J', label: '越界明细', run: () => onOpen('overtaken'), ...looked },
    { keys: 'Alt+F', label: '记设施', run: () => onOpen('facility'), ...looked },
    { keys: 'Escape', label: '回站长', run: onBack },
  ]);
}
