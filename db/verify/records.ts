import { type Rule, sqlRule } from './rule.ts';

/** What a finished visit and a finished order leave behind. */
export const RECORD_RULES: readonly Rule[] = [
  sqlRule(
    'visit.finished-has-its-record',
    'visits',
    '已完成的就诊没有病历，或有处方而没有病历',
    `SELECT v.id, v.day, v.number, v.status AS found FROM visits v
     WHERE NOT EXISTS (SELECT 1 FROM consultations c WHERE c.visit_id = v.id)
       AND ((v.status = 'finished' AND v.lapsed_as IS NULL)
         OR EXISTS (SELECT 1 FROM prescriptions p WHERE p.visit_id = v.id))`,
  ),
  sqlRule(
    'order.done-as-its-record-says',
    'orders',
    '已做的项目没有记下何人何时做，或没有做的项目记着做过、有结果',
    `SELECT id, visit_id, status AS found, done_at, done_by FROM orders
     WHERE (done_at IS NULL) <> (done_by IS NULL) OR (status = 'done' AND done_at IS NULL)
       OR (done_at IS NULL AND result <> '') OR (status IN ('ordered', 'settled', 'cancelled') AND done_at IS NOT NULL)`,
  ),
  sqlRule(
    'loss.seen-by-two',
    'stock_movements',
    '报损没有见证人，或见证、申请、批准是同一个人',
    `SELECT m.id, m.batch_id, m.witnessed_by AS found, m.approved_by, r.reported_by
     FROM stock_movements m LEFT JOIN loss_reports r ON r.movement_id = m.id
     WHERE m.kind = 'loss' AND (m.witnessed_by IS NULL OR m.staff_id IS NOT m.approved_by
       OR CASE WHEN r.id IS NULL THEN m.witnessed_by = m.approved_by
         ELSE m.witnessed_by <> coalesce(r.witnessed_by, r.reported_by)
           OR coalesce(r.witnessed_by, r.decided_by) = r.reported_by END)
     UNION ALL
     SELECT id, batch_id, witnessed_by, decided_by, reported_by FROM loss_reports
     WHERE witnessed_by = reported_by AND movement_id IS NULL`,
  ),
];
