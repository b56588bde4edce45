import { Fields } from '../../components/Fields.tsx';
import { TextInput } from '../../components/inputs.tsx';
import { Tag } from '../../components/Marks.tsx';
import { Told } from '../../components/Told.tsx';
import { AlreadySigned } from './AlreadySigned.tsx';
import type { FormOrder } from './consultation-form.ts';
import { DiagnosisField } from './DiagnosisField.tsx';
import { PrescriptionPanel } from './PrescriptionPanel.tsx';
import { RecordRow } from './RecordRow.tsx';
import type { Consultation } from './use-consultation.ts';
import type { Hand } from './use-hand.ts';
import { useFeverDeci } from './use-room.ts';
import { VitalsRow } from './VitalsRow.tsx';

/** What is written of the visit: record, diagnoses, prescription. */
export function ConsultationWork({ care, hand }: { care: Consultation; hand: Hand }) {
  const { form, write } = care;
  const { spots } = hand;
  const feverDeci = useFeverDeci();
  const toMain = () => document.querySelector<HTMLElement>('.s-consultation [data-main-action]')?.focus();
  return (
    <Fields className="fields" onLast={toMain}>
      <VitalsRow
        vitals={form.vitals}
        onChange={(vitals) => write({ vitals })}
        conditions={care.patient?.conditions ?? []}
        feverDeci={feverDeci}
        firstRef={spots.vitals}
        onUnread={care.noteUnread}
      />
      <RecordRow care={care} hand={hand} />
      <div className="two-line diagnosis">
        <span>诊断</span>
        <DiagnosisField
          chosen={form.diagnoses}
          onChange={(diagnoses) => write({ diagnoses })}
          inputRef={spots.diagnosis}
        />
      </div>
      <AlreadySigned visit={care.visit} />
      <OrdersToSign orders={form.orders} />
      <PrescriptionPanel care={care} hand={hand} />
      <div className="two-line advice">
        <span>医嘱</span>
        <TextInput
          value={form.advice}
          onChange={(advice) => write({ advice })}
          inputRef={spots.advice}
          placeholder="印在处方背面"
          maxLength={500}
          aria-label="医嘱"
        />
      </div>
      <Told error={care.tests.error} what="检查单没有开成" />
    </Fields>
  );
}

/** Tests and treatments that are signed with the slips. */
function OrdersToSign({ orders }: { orders: readonly FormOrder[] }) {
  if (orders.length === 0) return null;
  return (
    <div className="two-line">
      <span>项目</span>
      <span className="to-sign">
        {orders.map((order) => (
          <Tag key={order.itemId}>
            {order.name}
            {order.qty > 1 ? ` ×${order.qty}` : ''}
          </Tag>
        ))}
        <span className="sm second">待签，与处方一起送收费</span>
      </span>
    </div>
  );
}
