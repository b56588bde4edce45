import type { Output } from '../../../electron/shared/contract/procedures.ts';
import type { ResidentFile } from '../../../electron/shared/contract/resident-file.ts';
import { useCommand } from '../../api/commands.ts';
import { Button, MainAction } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { SideActions, SideSection } from '../../components/DeskFrame.tsx';
import { formatNumber, formatSex } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { Tag } from '../../components/Marks.tsx';
import { useOpenDesk } from '../../components/open-desk.tsx';
import { sentenceOf } from '../../components/Told.tsx';
import { useTell } from '../../components/told-line.tsx';
import { dayOf } from './day-text.ts';
import { comparedRows } from './MergeDialogs.tsx';
import type { ResidentsHand } from './use-residents.ts';
import { LIKENESS_LABELS, RECORD_ITEM_LABELS } from './words.ts';

/** What there is to settle about a record, and the one main action: a number for this resident. */
export function ResidentSide({ hand, onEdit }: { hand: ResidentsHand; onEdit: (first?: string) => void }) {
  const openDesk = useOpenDesk();
  const { file, record, duplicates, rights } = hand;
  const suspect = duplicates?.rows[0];
  return (
    <>
      {duplicates && suspect ? <DuplicateSection hand={hand} duplicates={duplicates} /> : null}
      {file && file.merged.length > 0 ? <MergedSection file={file} hand={hand} /> : null}
      {file && record ? <HouseholdSection file={file} address={record.address} hand={hand} /> : null}
      {file ? <CompletenessSection file={file} enabled={rights.write} onEdit={onEdit} /> : null}
      <SideActions
        lesser={
          <>
            <Button
              keys="Alt+E"
              enabled={rights.write && record !== undefined}
              onPress={() => onEdit()}
              label="改档案"
            >
              改档案
            </Button>
            <Button keys="Alt+X" enabled={rights.write} onPress={() => hand.setMode('new')} label="新建">
              新建
            </Button>
          </>
        }
      >
        <MainAction
          label="挂号"
          hint={hintOf(hand)}
          ready={rights.register && record !== undefined}
          onPress={() => record && openDesk('registration', { residentId: record.residentId })}
        />
      </SideActions>
    </>
  );
}

function hintOf({ record, file, rights }: ResidentsHand): string {
  if (!rights.register) return '由前台挂号';
  if (!record) return '先找居民';
  const number = file?.todayNumber ?? null;
  return number === null ? '' : `今日 ${formatNumber(number)}`;
}

type Duplicates = Output<'residents.findDuplicates'>;

const SHORT_ROWS = ['姓名', '出生', '手机', '证件', '过敏', '就诊'];

function DuplicateSection({ hand, duplicates }: { hand: ResidentsHand; duplicates: Duplicates }) {
  const { self, rows } = duplicates;
  const [suspect] = rows;
  const apart = useCommand('residents.markDistinct', suspect?.record.residentId ?? 0);
  const tell = useTell();
  if (!suspect) return null;
  const other = suspect.record;
  const notSame = async () => {
    const done = await apart.run({ firstId: self.residentId, secondId: other.residentId });
    if (done) tell(`${self.recordNo} 与 ${other.recordNo} 记为两个人，不再提示`);
    else if (apart.error) tell(sentenceOf(apart.error), 'bad');
  };
  const brief = comparedRows(self, other, suspect.differs).filter((row) => SHORT_ROWS.includes(row.head));
  return (
    <SideSection title="疑似同一个人" note={<Tag>{rows.length} 份</Tag>}>
      <div className="cmp">
        <span />
        <b>{self.recordNo}</b>
        <b>{other.recordNo}</b>
        {brief.flatMap((row) => [
          <span key={`${row.head}0`}>{row.head}</span>,
          <span key={`${row.head}1`}>{shortOf(row.head, row.first)}</span>,
          <span key={`${row.head}2`} className={classNames(row.differs && 'df')}>
            {shortOf(row.head, row.second)}
          </span>,
        ])}
      </div>
      <p className="say">
        {suspect.alike.map((one) => LIKENESS_LABELS[one]).join('、')}
        。合并有记录，随时可拆回；过敏取全的一份。
      </p>
      <div className="two">
        <Button keys="Alt+B" label="比对合并" inBar onPress={() => hand.setComparedWith(other.residentId)}>
          比对合并
        </Button>
        <Button keys="Alt+N" label="不是同一个人" onPress={notSame}>
          不是
        </Button>
      </div>
    </SideSection>
  );
}

/** The narrow columns hold the kind of document and the number of visits; the dialog holds the rest. */
function shortOf(head: string, text: string): string {
  if (head === '证件') return text.split(' ')[0] ?? '';
  return head === '就诊' ? (text.split('，')[0] ?? '') : text || '未填';
}

function MergedSection({ file, hand }: { file: ResidentFile; hand: ResidentsHand }) {
  return (
    <SideSection title="已并入" note={`${file.merged.length} 份`}>
      {file.merged.map((one) => (
        <div key={one.mergeId} className="sum" title={one.reason}>
          <span className="cut">
            {one.recordNo} <small>{one.name}</small>
          </span>
          <small>
            {one.by} {dayOf(one.at).slice(5)}
          </small>
        </div>
      ))}
      <Button keys="Alt+K" enabled={hand.rights.write} onPress={() => hand.setDialog('undo')} label="拆回">
        拆回
      </Button>
    </SideSection>
  );
}

function HouseholdSection({
  file,
  address,
  hand,
}: {
  file: ResidentFile;
  address: string;
  hand: ResidentsHand;
}) {
  return (
    <SideSection title="同户" note={<span className="whole">{address || '未填现住址'}</span>}>
      {file.household.length === 0 ? <div className="second">同一地址没有别的档案</div> : null}
      {file.household.slice(0, 4).map((one) => (
        <button
          type="button"
          key={one.residentId}
          tabIndex={-1}
          className="sum plain"
          onClick={() => hand.open(one.residentId)}
        >
          <span className="cut">
            {one.name}{' '}
            <small>
              {formatSex(one.sex)} {one.age}
            </small>
          </span>
          <small>已建档</small>
        </button>
      ))}
    </SideSection>
  );
}

function CompletenessSection({
  file,
  enabled,
  onEdit,
}: {
  file: ResidentFile;
  enabled: boolean;
  onEdit: (first?: string) => void;
}) {
  const { filled, total, missing } = file.completeness;
  const words = missing.map((item) => RECORD_ITEM_LABELS[item]);
  return (
    <SideSection title="档案完整" note={`${filled} / ${total} 项`}>
      {missing.length === 0 ? (
        <div className="chk">
          <span className="ok">
            <Icon name="okc" />
          </span>
          都填齐了
        </div>
      ) : (
        <div className="chk missing">
          <span className="muted">
            <Icon name="ring" />
          </span>
          <span>未填：{words.join('、')}</span>
          <Button
            keys="Alt+1"
            label="补填"
            className="bare"
            enabled={enabled}
            onPress={() => onEdit(missing[0])}
          >
            补
          </Button>
        </div>
      )}
    </SideSection>
  );
}
