import { useEffect, useMemo, useState } from 'react';
import { draftOfVisit } from '../../../electron/shared/contract/consultation-record.ts';
import type { PatientStrip } from '../../../electron/shared/contract/residents.ts';
import { changesOf } from '../../../electron/shared/domain/record-changes.ts';
import type { VisitId } from '../../../electron/shared/values/ids.ts';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { formatNumber } from '../../components/format.ts';
import { useDraft } from '../../components/use-draft.ts';
import { missingOf, type Unread } from './checks-before-signing.ts';
import {
  type ConsultationForm,
  type FormIntent,
  type FormSlip,
  formOfVisit,
  intentOf,
  ordersNotSent,
  recordOf,
  signedContentOf,
  typedContentOf,
  type VisitData,
} from './consultation-form.ts';
import { inOnePot } from './herbal-slip.ts';
import type { Measure } from './VitalsRow.tsx';

/** The consultation of one visit: who it is, what is typed, what it would cost, and the deeds that end it. */
export function useConsultation(visit: VisitData, patient: PatientStrip | undefined) {
  const { ready, form, write, drop } = useForm(visit);
  const intent = useMemo(() => intentOf(form), [form]);
  const { preview, previewError } = usePreview(visit.visitId, intent);
  const [unread, noteUnread] = useUnread();
  const setSlip = (at: number, slip: FormSlip) =>
    write((now) => ({ slips: now.slips.map((one, position) => (position === at ? slip : one)) }));
  return {
    visit,
    patient,
    who: `${formatNumber(visit.number)} ${patient?.name ?? ''}`,
    allergies: patient?.allergies.map((one) => one.substance) ?? [],
    ready,
    form,
    write,
    setSlip,
    intent,
    preview,
    previewError,
    fees: preview?.fees ?? visit.fees,
    missing: missingOf(form, intent, preview, unread),
    noteUnread,
    /** What a signed record would not say any more, or say otherwise; undefined before the first signature. */
    changes: visit.record?.signedAt ? changesOf(signedContentOf(visit), typedContentOf(form)) : undefined,
    ...useSignatures({ visitId: visit.visitId, form, intent, write, drop }),
  };
}

export type Consultation = ReturnType<typeof useConsultation>;

type Write = (
  part: Partial<ConsultationForm> | ((now: ConsultationForm) => Partial<ConsultationForm>),
) => void;

/** What is typed, kept as a draft. */
function useForm(visit: VisitData) {
  const { desk, subject } = draftOfVisit(visit.visitId);
  const [draft, setDraft, drop] = useDraft<ConsultationForm>(desk, subject, formOfVisit(visit));
  const form = useMemo(() => {
    const typed = draft ?? formOfVisit(visit);
    // A draft may be older than the rule of the pot.
    return { ...typed, slips: typed.slips.map((slip) => inOnePot(slip)) };
  }, [draft, visit]);
  const write: Write = (part) =>
    setDraft((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) }));
  return { ready: draft !== undefined, form, write, drop };
}

/** What the rules, the prices and the shelf say of what is typed. */
function usePreview(visitId: VisitId, { slips, orders, overrides }: FormIntent) {
  const asked = slips.length > 0 || orders.length > 0;
  const { data, error } = useQueryCall(
    'consultation.previewPrescription',
    { visitId, slips, orders, overrides },
    {
      enabled: asked,
      keepPrevious: true,
      topics: ['consultation', 'storeroom', 'cashier', 'settings', 'residents'],
    },
  );
  return { preview: asked && !error ? data : undefined, previewError: asked ? error : undefined };
}

interface ToSign {
  readonly visitId: VisitId;
  readonly form: ConsultationForm;
  readonly intent: FormIntent;
  readonly write: Write;
  readonly drop: () => void;
}

/** The two ways in which what is typed is signed; `reason` only when it is signed again. */
function useSignatures({ visitId, form, intent: { slips, orders, overrides }, write, drop }: ToSign) {
  const sign = useCommand('consultation.sign', visitId);
  const tests = useCommand('consultation.orderTests', visitId);
  const { clear } = sign;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was refused is old as soon as something else is typed
  useEffect(clear, [form, clear]);
  return {
    sign,
    tests,
    signAll: async (reason = '') => {
      const signed = await sign.run({ visitId, ...recordOf(form), slips, orders, overrides, reason });
      if (signed) drop();
      return signed;
    },
    /** Tests first: what is written stays with the visit, the slips stay in the draft. */
    sendToTests: async (reason = '') => {
      const { orderIds } = (await tests.run({ visitId, ...recordOf(form), orders, reason })) ?? {};
      if (orderIds) write((now) => ({ orders: ordersNotSent(now.orders, orders) }));
      return orderIds !== undefined;
    },
  };
}

/** What stands in a field and cannot be read is no measure, and not nothing either: it holds up the signature. */
function useUnread() {
  const [unread, setUnread] = useState<Unread>(new Set());
  const note = (field: Measure | 'onset', is: boolean) =>
    setUnread((before) => {
      if (before.has(field) === is) return before;
      return new Set(is ? [...before, field] : [...before].filter((one) => one !== field));
    });
  return [unread, note] as const;
}
