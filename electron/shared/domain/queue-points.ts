import { z } from 'zod';

/** The six points at which a visit's priority holds (六优先): 挂号、就诊、化验、检查、交费、取药. */
export const QUEUE_POINTS = [
  'registration',
  'consultation',
  'lab',
  'examination',
  'cashier',
  'pickup',
] as const;
export type QueuePoint = (typeof QUEUE_POINTS)[number];
export const queuePointSchema = z.enum(QUEUE_POINTS);

export const QUEUE_POINT_NAMES: Readonly<Record<QueuePoint, string>> = {
  registration: '挂号',
  consultation: '就诊',
  lab: '化验',
  examination: '检查',
  cashier: '交费',
  pickup: '取药',
};

export const TICKET_STATUSES = ['waiting', 'called', 'serving', 'missed', 'done', 'cancelled'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];
export const ticketStatusSchema = z.enum(TICKET_STATUSES);
