import './evidence.css';
import { useEffect, useState } from 'react';
import type { Evidence } from '../../../../electron/shared/contract/queue-evidence.ts';
import { QUEUE_POINT_NAMES } from '../../../../electron/shared/domain/queue-points.ts';
import { daysBetween } from '../../../../electron/shared/values/clinic-day.ts';
import { useTask } from '../../../api/commands.ts';
import { useQueryCall } from '../../../api/queries.ts';
import { usePrint } from '../../../api/use-print.ts';
import { useProgress } from '../../../api/use-progress.ts';
import { useLargeType } from '../../../app/large-type.tsx';
import { useStation } from '../../../app/station.tsx';
import { Button, MainAction } from '../../../components/Button.tsx';
import { DeskFrame, Panel, SideActions } from '../../../components/DeskFrame.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { KeyCap } from '../../../components/KeyCap.tsx';
import { useKeys } from '../../../components/keys.tsx';
import { PrintTold } from '../../../components/PrintTold.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { WaitBars } from '../../../components/wait-charts.tsx';
import {
  FacilityDialog,
  ManualDialog,
  OvertakenDialog,
  OwnPeriodDialog,
  PointDialog,
} from './EvidenceDialogs.tsx';
import { EvidenceSide } from './EvidenceSide.tsx';
import { EvidenceStrip } from './EvidenceStrip.tsx';
import { EvidenceTable } from './EvidenceTable.tsx';
import { ManualTable, useReviews } from './ManualCalls.tsx';
import { PictureDialog } from './PictureDialog.tsx';
import { PERIOD_KINDS, type Period, type PeriodKind, periodOf } from './periods.ts';

/** From so many days on the period is worked out in parts, so that nobody's call waits. */
const LONG_DAYS = 45;

type Open = 'point' | 'manual' | 'overtaken' | 'own' | 'facility' | 'picture' | undefined;

/** 六优先服务台账: that the six priorities were kept, for any period; on screen, in a workbook, on paper. */
export function EvidenceSection({ onBack }: { onBack: () => void }) {
  const { today } = useStation();
  const [kind, setKind] = useState<PeriodKind>('month');
  const [back, setBack] = useState(0);
  const [own, setOwn] = useState<Period>();
  const [point, setPoint] = useState(1);
  const [open, setOpen] = useState<Open>();
  const period = kind === 'own' && own ? own : periodOf(kind === 'own' ? 'month' : kind, back, today);
  const { evidence, error, share } = useEvidence(period);
  const choose = (next: PeriodKind) => {
    setBack(0);
    setKind(next);
    if (next === 'own') setOpen('own');
  };
  const stepKind = (by: number) => {
    const next = PERIOD_KINDS[PERIOD_KINDS.indexOf(kind) + by];
    if (next) choose(next);
  };
  const stepBack = (by: number) => {
    if (kind !== 'own') setBack(Math.max(0, back + by));
  };
  const close = () => setOpen(undefined);
  useKeys([
    { keys: '← →', label: '换一段' },
    { keys: 'ArrowLeft', label: '短一段', run: () => stepKind(-1), shown: false },
    { keys: 'ArrowRight', label: '长一段', run: () => stepKind(1), shown: false },
    { keys: 'PgUp PgDn', label: '上一段、下一段' },
    { keys: 'PageUp', label: '上一段', run: () => stepBack(1), shown: false },
    { keys: 'PageDown', label: '下一段', run: () => stepBack(-1), shown: false },
    { keys: 'ArrowUp', label: '上一处', run: () => setPoint(Math.max(0, point - 1)), shown: false },
    { keys: 'ArrowDown', label: '下一处', run: () => setPoint(Math.min(5, point + 1)), shown: false },
    { keys: 'Enter', label: '看明细', run: () => setOpen('point'), enabled: evidence !== undefined },
    {
      keys: 'Alt+M',
      label: '全部另叫',
      run: () => setOpen('manual'),
      enabled: evidence !== undefined,
      shown: false,
    },
    {
      keys: 'Alt+J',
      label: '越界明细',
      run: () => setOpen('overtaken'),
      enabled: evidence !== undefined,
      shown: false,
    },
    {
      keys: 'Alt+F',
      label: '记设施',
      run: () => setOpen('facility'),
      enabled: evidence !== undefined,
      shown: false,
    },
    { keys: 'Escape', label: '回站长', run: onBack },
  ]);
  const chosen = evidence?.points[point];
  return (
    <>
      <DeskFrame
        name="s-evidence"
        strip={
          <EvidenceStrip evidence={evidence} period={period} today={today} kind={kind} onKind={choose} />
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
              <Lower evidence={evidence} />
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
              <Actions period={period} onPicture={() => setOpen('picture')} />
            </>
          ) : (
            <span />
          )
        }
      />
      {open === 'own' ? (
        <OwnPeriodDialog
          period={period}
          onClose={() => {
            if (!own) setKind('month');
            close();
          }}
          onChoose={(next) => {
            setOwn(next);
            close();
          }}
        />
      ) : null}
      {evidence && chosen && open === 'point' ? (
        <PointDialog point={chosen.point} period={period} onClose={close} />
      ) : null}
      {evidence && open === 'manual' ? <ManualDialog evidence={evidence} onClose={close} /> : null}
      {evidence && open === 'overtaken' ? <OvertakenDialog evidence={evidence} onClose={close} /> : null}
      {evidence && open === 'facility' ? (
        <FacilityDialog facilities={evidence.facilities} onClose={close} />
      ) : null}
      {open === 'picture' ? <PictureDialog period={period} onClose={close} /> : null}
    </>
  );
}

/** The ledger of a period; a long one is worked out in parts first, with how far it is. */
function useEvidence(period: Period) {
  const isLong = daysBetween(period.from, period.to) >= LONG_DAYS;
  const name = `${period.from}/${period.to}`;
  const [prepared, setPrepared] = useState('');
  const { run, error: notPrepared } = useTask('queue.prepareEvidence');
  const share = useProgress('queue.prepareEvidence');
  const { from, to } = period;
  useEffect(() => {
    if (!isLong) return undefined;
    let wanted = true;
    void run({ from, to }).then((done) => {
      if (done && wanted) setPrepared(`${from}/${to}`);
    });
    return () => {
      wanted = false;
    };
  }, [isLong, run, from, to]);
  const { data, error } = useQueryCall('queue.getEvidence', period, {
    enabled: !isLong || prepared === name,
    topics: ['queue', 'registration', 'residents', 'settings'],
  });
  return { evidence: data, error: error ?? notPrepared, share };
}

/** Calls by hand, and how long ordinary patients waited for the doctor. */
function Lower({ evidence }: { evidence: Evidence }) {
  const { large } = useLargeType();
  const { manual, histogram } = evidence;
  const { digitOf, error } = useReviews(manual.rows.slice(0, large ? 2 : 3));
  const { capMinutes } = histogram;
  return (
    <div className="low2">
      <Panel
        title={`另叫 ${manual.count} 次`}
        note={manual.unread > 0 ? `待阅 ${manual.unread} 次` : '不按次序叫，写原因，站长阅'}
        end={
          <>
            <KeyCap of="Alt+M" /> <span className="sm second">全部</span>
          </>
        }
      >
        <Told error={error} what="没有记上已阅" />
        <ManualTable rows={manual.rows.slice(0, large ? 2 : 3)} digitOf={digitOf} />
      </Panel>
      <Panel
        className="dist"
        title={`普通号${QUEUE_POINT_NAMES[histogram.point]}等候`}
        note={large ? `${histogram.count} 人` : `${histogram.count} 人，分`}
        end={
          <span className="sm second">
            {capMinutes === null
              ? '没有上限'
              : large
                ? `上限 ${capMinutes} 分`
                : `虚线为 ${capMinutes} 分上限`}
          </span>
        }
      >
        {histogram.count === 0 ? (
          <p className="none">期内没有普通号被叫过。</p>
        ) : (
          <WaitBars histogram={histogram} width={large ? 298 : 370} height={large ? 82 : 112} />
        )}
      </Panel>
    </div>
  );
}

function Actions({ period, onPicture }: { period: Period; onPicture: () => void }) {
  const tell = useTell();
  const file = useTask('queue.exportEvidence');
  const printing = usePrint('queue.printEvidence');
  const save = async () => {
    const done = await file.run(period);
    if (done) tell(`已导出 ${done.fileName}`);
  };
  return (
    <SideActions
      lesser={
        <>
          <Button keys="Alt+E" label="导出" onPress={() => void save()} enabled={!file.busy}>
            {file.busy ? '正在导出' : '导出'}
          </Button>
          <Button keys="Alt+Y" onPress={onPicture}>
            预览
          </Button>
        </>
      }
    >
      <Told error={file.error} what="台账没有导出" />
      <PrintTold
        error={printing.error}
        what="台账没有打出来"
        onFile={() => void printing.print('六优先台账', { ...period, printTo: 'file' })}
      />
      <MainAction
        label="打印台账"
        busy={printing.busy}
        onPress={() => void printing.print('六优先台账', period)}
      />
    </SideActions>
  );
}
