import { useRef, useState } from 'react';
import type { Mobility } from '../../../../electron/shared/domain/care-marks.ts';
import { Button, MainAction } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Fields } from '../../../components/Fields.tsx';
import { Field } from '../../../components/inputs.tsx';
import { Segmented } from '../../../components/Segmented.tsx';
import { Told } from '../../../components/Told.tsx';
import { useTicketPrint } from '../use-ticket-print.ts';
import { NumberSlipView } from './NumberSlipView.tsx';
import { PersonAtDoor } from './PersonAtDoor.tsx';
import { type Claim, EMPTY_ARRIVAL, useTakeNumber } from './use-take-number.ts';

/** 取号: one number after the other at the door; F12 alone gives an ordinary one to somebody unknown. */
export function TakeNumberDialog({ onClose }: { onClose: () => void }) {
  const [form, setForm] = useState(EMPTY_ARRIVAL);
  const first = useRef<HTMLInputElement>(null);
  const ticket = useTicketPrint();
  const taking = useTakeNumber(({ arrivalId, number }) => {
    ticket.print({ number, arrivalId, automatic: true });
    setForm(EMPTY_ARRIVAL);
    first.current?.focus();
  });
  // A name that was begun must lead to somebody, or the number would be nobody's.
  const ready = form.typed === '';
  const save = () => (ready ? void taking.take(form) : first.current?.focus());
  return (
    <Dialog title="取号" note="从取号起就按优先排；号不重发" onClose={onClose} width={760}>
      <div className="dialog-body door">
        <Fields className="form one" onLast={save}>
          <PersonAtDoor
            form={form}
            inputRef={first}
            bad={taking.badCard}
            onChange={(changes) => {
              taking.clear();
              setForm({ ...form, ...changes });
            }}
          />
          <Field label="优先">
            <Segmented<Claim>
              label="优先"
              value={form.claim}
              options={[
                { value: 'none', label: '按证件定' },
                { value: 'word', label: '说有优先证' },
                { value: 'emergency', label: '急危重' },
              ]}
              onChange={(claim) => setForm({ ...form, claim })}
            />
          </Field>
          <Field label="陪同">
            <Segmented
              label="陪同"
              value={form.accompany}
              options={[
                { value: false, label: '不用' },
                { value: true, label: '要陪' },
              ]}
              onChange={(accompany) => setForm({ ...form, accompany })}
            />
          </Field>
          <Field label="行动">
            <Segmented<Mobility>
              label="行动"
              value={form.mobility}
              options={[
                { value: 'none', label: '自己走' },
                { value: 'wheelchair', label: '轮椅' },
                { value: 'carried', label: '抱' },
              ]}
              onChange={(mobility) => setForm({ ...form, mobility })}
            />
          </Field>
          <Told error={taking.error} what="号没有取成" fields={{ idNumber: '证件号码' }} />
          <Told error={ticket.error} what="号票没有打出来" />
        </Fields>
        {taking.slip ? (
          <NumberSlipView slip={taking.slip} />
        ) : (
          <EmptyState icon="mark" title="还没有取号">
            不知道是谁也能取：直接按 F12。
          </EmptyState>
        )}
      </div>
      <div className="dialog-foot">
        <Button keys="Escape" onPress={onClose}>
          返回
        </Button>
        <MainAction
          label={taking.slip ? '再取一个号' : '取号'}
          {...(ready ? {} : { hint: '先选人' })}
          ready={ready}
          busy={taking.busy}
          onPress={save}
          onWaiting={save}
        />
      </div>
    </Dialog>
  );
}
