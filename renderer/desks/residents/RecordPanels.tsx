import type { ReactNode } from 'react';
import type { ResidentFile } from '../../../electron/shared/contract/resident-file.ts';
import type { ResidentRecord } from '../../../electron/shared/contract/residents.ts';
import { addDays } from '../../../electron/shared/values/clinic-day.ts';
import { useStation } from '../../api/station.tsx';
import { Button } from '../../components/Button.tsx';
import { Panel } from '../../components/DeskFrame.tsx';
import { formatSex } from '../../components/format.ts';
import { Tag } from '../../components/Marks.tsx';
import { Told } from '../../components/Told.tsx';
import { ID_KIND_LABELS, INSURANCE_LABELS } from '../registration/registration-form.ts';
import type { ResidentsHand } from './use-residents.ts';
import { BLOOD_TYPE_LABELS } from './words.ts';

const NOT_GIVEN = '—';

/** Who somebody is and where: numbers masked, whole on Alt+V, which is noted. */
export function IdentityPanel({ hand, record }: { hand: ResidentsHand; record: ResidentRecord }) {
  const { whole } = hand;
  const idNumber = whole ? (whole.idNumber ?? '') : record.maskedIdNumber;
  const phone = whole ? whole.phone : record.maskedPhone;
  const child = record.maskedGuardianName !== '';
  return (
    <Panel
      title="身份与住址"
      note={whole ? '正在看全号，查阅已记录' : record.recordNo}
      end={
        <Button
          keys="Alt+V"
          label={whole ? '收起全号' : '看全号'}
          className="bare"
          inBar
          enabled={hand.rights.write}
          onPress={() => (whole ? hand.hideWhole() : void hand.readWhole())}
        >
          {whole ? '收起' : '看全号，记入查阅记录'}
        </Button>
      }
    >
      <div className="kv">
        <span>证件号码</span>
        <span>
          {idNumber || NOT_GIVEN}
          <small>{ID_KIND_LABELS[record.idKind]}</small>
        </span>
        <span>出生日期</span>
        <span>
          {record.birthDay}
          <small>
            <span className="on-strip">
              {record.age} · {formatSex(record.sex)} ·{' '}
            </span>
            {record.ethnicity}
          </small>
        </span>
        <span>现住址</span>
        <span className="cut" title={record.address}>
          {record.address || NOT_GIVEN}
        </span>
        <span>手机</span>
        <span>{phone || NOT_GIVEN}</span>
        <span>户籍地址</span>
        <span className="cut" title={record.householdAddress}>
          <Floating record={record} />
          {record.householdAddress || NOT_GIVEN}
        </span>
        <span>紧急联系</span>
        <span className="cut">
          {record.emergencyName || NOT_GIVEN}
          <small>
            {[record.emergencyRelation, whole?.emergencyPhone ?? record.maskedEmergencyPhone]
              .filter((word) => word !== '')
              .join(' · ')}
          </small>
        </span>
        <span>医保</span>
        <span>
          {INSURANCE_LABELS[record.insurance]}
          <small>{cardWords(record, whole)}</small>
        </span>
        <span>{child ? '监护人' : '职业'}</span>
        <span className="cut">
          {child ? (
            <Guardian record={record} whole={whole} />
          ) : (
            <>
              {record.occupation || NOT_GIVEN}
              <small>
                {record.bloodType === '' ? '血型未查' : `${BLOOD_TYPE_LABELS[record.bloodType]}血`}
              </small>
            </>
          )}
        </span>
      </div>
      <Told error={hand.wholeError} what="全号没有看到" />
    </Panel>
  );
}

function cardWords(record: ResidentRecord, whole: ResidentsHand['whole']): string {
  const cardNo = whole ? whole.cardNo : record.maskedCardNo;
  return cardNo === '' ? '未登记卡号' : `卡号 ${cardNo}`;
}

function Guardian({ record, whole }: { record: ResidentRecord; whole: ResidentsHand['whole'] }) {
  return (
    <>
      {whole ? whole.guardianName : record.maskedGuardianName}
      <small>
        {[record.guardianRelation, whole ? whole.guardianPhone : record.maskedGuardianPhone]
          .filter((word) => word !== '')
          .join(' · ')}
      </small>
    </>
  );
}

/** Before the address, so that a long one does not push it out of sight. */
function Floating({ record }: { record: ResidentRecord }) {
  if (record.householdAddress === '' || record.address === '') return null;
  return record.floating ? <Tag>流动人口</Tag> : <Tag>常住</Tag>;
}

/** Contract, chronic conditions, allergies and history, three panels in a row. */
export function HealthPanels({ hand, file }: { hand: ResidentsHand; file: ResidentFile }) {
  return (
    <div className="trio">
      <ContractPanel hand={hand} file={file} />
      <Panel
        title="慢病"
        end={
          <Button keys="Alt+M" label="慢病" className="bare" onPress={() => hand.setDialog('conditions')}>
            登记
          </Button>
        }
      >
        <Lines
          rows={file.conditions
            .filter((one) => one.endedAt === null)
            .map((one) => ({
              key: `c${one.entryId}`,
              left: one.name,
              right: one.since === '' ? '' : `${one.since} 确诊`,
            }))}
          none="没有登记慢病"
        />
      </Panel>
      <Panel
        title="过敏与既往"
        end={
          <Button
            keys="Alt+G"
            label="过敏与既往"
            className="bare"
            onPress={() => hand.setDialog('allergies')}
          >
            登记
          </Button>
        }
      >
        <Lines
          rows={[
            ...file.allergies
              .filter((one) => one.endedAt === null)
              .map((one) => ({
                key: `a${one.entryId}`,
                left: <b className="red">{one.substance}</b>,
                right: one.reaction || '过敏',
              })),
            ...file.history
              .filter((one) => one.endedAt === null)
              .map((one) => ({
                key: `h${one.entryId}`,
                left: one.what,
                right: one.kind === 'family' ? '家族史' : one.since,
              })),
          ]}
          none="没有登记过敏与既往史"
        />
      </Panel>
    </div>
  );
}

interface Line {
  readonly key: string;
  readonly left: ReactNode;
  readonly right: ReactNode;
}

/** Three lines fit; what is more is counted, and stands in the dialog. */
function Lines({ rows, none }: { rows: readonly Line[]; none: string }) {
  if (rows.length === 0) return <div className="second">{none}</div>;
  const shown = rows.length > 3 ? rows.slice(0, 2) : rows;
  return (
    <>
      {shown.map((row) => (
        <div key={row.key}>
          <span className="cut">{row.left}</span>
          <small>{row.right}</small>
        </div>
      ))}
      {rows.length > shown.length ? (
        <div className="second">
          <span>还有 {rows.length - shown.length} 项</span>
        </div>
      ) : null}
    </>
  );
}

function ContractPanel({ hand, file }: { hand: ResidentsHand; file: ResidentFile }) {
  const { today } = useStation();
  const current = file.contracts.find((one) => one.inForce);
  const next = file.contracts.find((one) => one.fromDay > today && one.endedDay === null);
  return (
    <Panel
      title="签约"
      end={
        <Button
          keys="Alt+Y"
          label="家庭医生签约"
          className="bare"
          onPress={() => hand.setDialog('contracts')}
        >
          {current ? '续签' : '签约'}
        </Button>
      }
    >
      {current ? (
        <>
          <div>
            <span>{current.agreementNo}</span>
            <small>{current.package}</small>
          </div>
          <div>
            <span className="cut">{current.team}</span>
            <small>至 {current.toDay}</small>
          </div>
          <div className="second">
            <span>
              {next ? `已续签 ${next.agreementNo}` : `续签从 ${addDays(current.toDay, 1).slice(5)} 起`}
            </span>
          </div>
        </>
      ) : (
        <div className="second">
          {file.contracts[0]
            ? `上一份到 ${file.contracts[0].endedDay ?? file.contracts[0].toDay} 止`
            : '没有签约'}
        </div>
      )}
    </Panel>
  );
}
