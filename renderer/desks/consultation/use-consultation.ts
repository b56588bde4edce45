import { useEffect, useMemo } from 'react';
import { useCommand } from '../../api/commands.ts';
import { useQueryCall } from '../../api/queries.ts';
import { useDraft } from '../../components/use-draft.ts';
import { missingOf } from './checks-before-signing.ts';
import {
  type ConsultationForm,
  formOfVisit,
  intentOf,
  recordOf,
  type VisitData,
} from './consultation-form.ts';

/** The consultation of one visit: what is typed, what it would cost, and the deeds that end it. */
export function useConsultation(visit: VisitData) {
  const { visitId } = visit;
  const [draft, setDraft, dropDraft] = useDraft<ConsultationForm>(
    'consultation',
    `visit:${visitId}`,
    formOfVisit(visit),
  );
  const form = useMemo(() => draft ?? formOfVisit(visit), [draft, visit]);
  const intent = useMemo(() => intentOf(form), [form]);
  const { slips, orders, overrides } = intent;
  const preview = useQueryCall(
    'consultation.previewPrescription',
    { visitId, slips, orders, overrides },
    {
      enabled: slips.length > 0 || orders.length > 0,
      keepPrevious: true,
      topics: ['consultation', 'storeroom', 'cashier', 'settings', 'residents'],
    },
  );
  const asked = slips.length > 0 || orders.length > 0;
  const shown = asked && !preview.error ? preview.data : undefined;
  const sign = useCommand('consultation.sign', visitId);
  const tests = useCommand('consultation.orderTests', visitId);
  const { clear } = sign;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was refused is old as soon as something else is typed
  useEffect(clear, [form, clear]);
  return {
    ready: draft !== undefined,
    form,
    setForm: setDraft,
    intent,
    preview: shown,
    previewError: asked ? preview.error : undefined,
    fees: shown?.fees ?? visit.fees,
    missing: missingOf(form, intent, shown),
    sign,
    tests,
    signAll: async () => {
      const signed = await sign.run({ visitId, ...recordOf(form), slips, orders, overrides });
      if (signed) dropDraft();
      return signed;
    },
    /** Tests first: what is written stays with the visit, the slips stay in the draft. */
    sendToTests: async () => {
      const { orderIds } = (await tests.run({ visitId, ...recordOf(form), orders })) ?? {};
      if (orderIds) setDraft({ ...form, orders: [] });
      return orderIds !== undefined;
    },
  };
}

export type Consultation = ReturnType<typeof useConsultation>;
