import { useState } from 'react';
import type {
  Evidence,
  FacilityCheck,
  ManualCall,
  WaitRow,
} from '../../../../electron/shared/contract/queue-evidence.ts';
import {
  FACILITIES,
  FACILITY_LABELS,
  type Facility,
} from '../../../../electron/shared/domain/evidence-words.ts';
import { QUEUE_POINT_NAMES, type QueuePoint } from '../../../../electron/shared/domain/queue-points.ts';
import { QUEUE_RANK_LABELS, type QueueRank } from '../../../../electron/shared/domain/queue-policy.ts';
import { type ClinicDay, daysBetween } from '../../../../electron/shared/values/clinic-day.ts';
import { useCommand } from '../../../api/commands.ts';
import { useQueryCall } from '../../../api/queries.ts';
import { useStation } from '../../../api/station.tsx';
import { Button, MainAction } from '../../../components/Button.tsx';
import { type Column, DataTable } from '../../../components/DataTable.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { formatNumber, formatShortMoment, formatTime } from '../../../components/format.ts';
import { DayInput, Field, TextInput } from '../../../components/inputs.tsx';
import { Segmented } from '../../../components/Segmented.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTell } from '../../../components/told-line.tsx';
import { ManualTable, useReviews } from './ManualCalls.tsx';
import type { Period } from './periods.ts';

type Shown = QueueRank | 'all';

const RANKS = [
  { value: 'all', label: '全部' },
  { value: 'priority', label: '优先' },
  { value: 'ordinary', label: '普通' },
  { value: 'emergency', label: '急' },
] as const;

/** Who waited longest at a point: number, masked name, when, how long. ← → choose the rank. */
export function PointDialog({
  point,
  period,
  onClose,
}: {
  point: QueuePoint;
  period: Period;
  onClose: () => void;
}) {
  const { utcOffsetMinutes } = useStation();
  const [rank, setRank] = useState<Shown>('all');
  const waits = useQueryCall(
    'queue.listEvidenceWaits',
    { ...period, point, ...(rank === 'all' ? {} : { rank }) },
    { keepPrevious: true },
  );
  const columns: Column<WaitRow>[] = [
    { head: '日期', width: 104, cell: (row) => row.day },
    { head: '号', width: 56, cell: (row) => formatNumber(row.number) },
    { head: '姓名', width: 90, cell: (row) => row.name },
    { head: '类别', width: 60, cell: (row) => QUEUE_RANK_LABELS[row.rank] },
    { head: '到达', width: 70, cell: (row) => formatTime(row.arrivedAt, utcOffsetMinutes) },
    {
      head: '叫到',
      width: 120,
      cell: (row) =>
        row.takenAt === null
          ? ''
          : `${formatTime(row.takenAt, utcOffsetMinutes)}${row.direct ? ' 直接办理' : ''}`,
    },
    { head: '等候，分', align: 'right', cell: (row) => <b>{row.waitedMinutes}</b> },
  ];
  const count = waits.data?.count ?? 0;
  return (
    <Dialog
      title={`${QUEUE_POINT_NAMES[point]}等候明细`}
      note={count > 100 ? `${count} 张，列出等得最久的 100 张` : `${count} 张，等得最久的在前`}
      onClose={onClose}
      width={680}
    >
      <div className="dialog-body">
        <Segmented value={rank} options={RANKS} onChange={setRank} label="类别" autoFocus small />
        <Told error={waits.error} what="明细没有读出来" />
        <div style={{ height: 380, display: 'flex', flexDirection: 'column' }}>
          <DataTable
            label="等候明细"
            rows={waits.data?.rows ?? []}
            columns={columns}
            keyOf={(row) => row.ticketId}
            empty="期内没有人在这里被叫过。"
            grow
          />
        </div>
      </div>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
      </div>
    </Dialog>
  );
}

/** Every call by hand of the period; digits mark the unread ones as read. */
export function ManualDialog({ evidence, onClose }: { evidence: Evidence; onClose: () => void }) {
  const { manual } = evidence;
  return (
    <Dialog
      title={`另叫 ${manual.count} 次`}
      note={manual.unread > 0 ? `待阅 ${manual.unread} 次，按数字审阅` : '都已阅'}
      onClose={onClose}
      width={760}
    >
      <AllManualCalls rows={manual.rows} />
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
      </div>
    </Dialog>
  );
}

/** Inside the dialog, so that its digits are the dialog's. */
function AllManualCalls({ rows }: { rows: readonly ManualCall[] }) {
  const { digitOf, error } = useReviews(rows);
  return (
    <div className="dialog-body">
      <Told error={error} what="没有记上已阅" />
      <div className="s-evidence" style={{ height: 400, display: 'flex', flexDirection: 'column' }}>
        <ManualTable rows={rows} digitOf={digitOf} grow />
      </div>
    </div>
  );
}

/** Who was overtaken beyond the rule, in sentences; numbers and ranks only. */
export function OvertakenDialog({ evidence, onClose }: { evidence: Evidence; onClose: () => void }) {
  const { utcOffsetMinutes } = useStation();
  type Row = Evidence['overtaken']['rows'][number];
  const columns: Column<Row>[] = [
    { head: '时刻', width: 112, cell: (row) => formatShortMoment(row.at, utcOffsetMinutes) },
    { head: '处', width: 56, cell: (row) => QUEUE_POINT_NAMES[row.point] },
    { head: '怎样越界', cell: (row) => row.sentence },
  ];
  return (
    <Dialog title="越界超越" note="由叫号记录重新判断，另叫除外" onClose={onClose} width={760}>
      <div className="dialog-body">
        <div style={{ height: 380, display: 'flex', flexDirection: 'column' }}>
          <DataTable
            label="越界超越"
            rows={evidence.overtaken.rows}
            columns={columns}
            keyOf={(row) => `${row.eventId}-${row.number}`}
            empty="没有人被越界超越。"
            grow
          />
        </div>
      </div>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
      </div>
    </Dialog>
  );
}

const MOST_DAYS = 366;

/** 自选: any days, at most a year. */
export function OwnPeriodDialog({
  period,
  onChoose,
  onClose,
}: {
  period: Period;
  onChoose: (period: Period) => void;
  onClose: () => void;
}) {
  const [from, setFrom] = useState<ClinicDay | undefined>(period.from);
  const [to, setTo] = useState<ClinicDay | undefined>(period.to);
  const days = from && to ? daysBetween(from, to) + 1 : 0;
  const bad = from !== undefined && to !== undefined && (days < 1 || days > MOST_DAYS);
  const choose = () => {
    if (from && to && !bad) onChoose({ from, to });
  };
  return (
    <Dialog title="自选期间" onClose={onClose} width={420}>
      <Fields className="dialog-body" onLast={choose}>
        <div className="head-form">
          <Field label="从">
            <DayInput value={from} onChange={setFrom} autoFocus />
          </Field>
          <Field label="到">
            <DayInput value={to} onChange={setTo} bad={bad} />
          </Field>
        </div>
        <p className="say">
          {bad
            ? '止日要在起日之后，合起来不超过一年。'
            : days > 0
              ? `共 ${days} 天，含起止两天。`
              : '填起止两天。'}
        </p>
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction label="看这段" ready={days > 0 && !bad} onPress={choose} />
      </div>
    </Dialog>
  );
}

/** What the head saw of the promised facilities today. */
export function FacilityDialog({
  facilities,
  onClose,
}: {
  facilities: readonly FacilityCheck[];
  onClose: () => void;
}) {
  const tell = useTell();
  const [facility, setFacility] = useState<Facility>('signs');
  const before = facilities.find((one) => one.facility === facility);
  const [present, setPresent] = useState<boolean>();
  const [note, setNote] = useState<string>();
  const record = useCommand('queue.recordFacility', facility);
  const shown = { present: present ?? before?.present ?? true, note: note ?? before?.note ?? '' };
  const choose = (next: Facility) => {
    setFacility(next);
    setPresent(undefined);
    setNote(undefined);
  };
  const save = async () => {
    if (!(await record.run({ facility, ...shown }))) return;
    tell(`${FACILITY_LABELS[facility]}：${shown.present ? '有' : '没有'}，已记`);
    onClose();
  };
  return (
    <Dialog title="记今天查到的设施" onClose={onClose} width={520}>
      <Fields className="dialog-body" onLast={() => void save()}>
        <div className="head-form">
          <Field label="设施">
            <Segmented
              label="设施"
              value={facility}
              options={FACILITIES.map((one) => ({ value: one, label: FACILITY_LABELS[one] }))}
              onChange={choose}
              autoFocus
              small
            />
          </Field>
          <Field label="查到">
            <Segmented
              label="查到"
              value={shown.present}
              options={[
                { value: true, label: '有' },
                { value: false, label: '没有' },
              ]}
              onChange={setPresent}
            />
          </Field>
          <Field label="备注">
            <TextInput value={shown.note} maxLength={30} onChange={setNote} placeholder="如 8 个、王丽" />
          </Field>
        </div>
        <Told error={record.error} what="没有记上" />
      </Fields>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction label="记下" busy={record.busy} onPress={() => void save()} />
      </div>
    </Dialog>
  );
}
