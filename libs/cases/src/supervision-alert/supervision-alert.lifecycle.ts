import { Lifecycle } from '@mashang/platform-subgraph';

/** Where a card stands (发牌状态). */
export const ALERT_STATES = ['ISSUED', 'SUPERVISED', 'APPEALED', 'UPHELD', 'REVOKED', 'LAPSED'] as const;

export type AlertState = (typeof ALERT_STATES)[number];

export const ALERT_STEPS = ['supervise', 'appeal', 'uphold', 'revoke', 'lapse'] as const;

export type AlertStep = (typeof ALERT_STEPS)[number];

/** `lapse` is taken by the re-check: what the rule found holds no longer (异常发牌). */
export const alertLifecycle = new Lifecycle<AlertState, AlertStep>(
  {
    ISSUED: { supervise: 'SUPERVISED', appeal: 'APPEALED', revoke: 'REVOKED', lapse: 'LAPSED' },
    SUPERVISED: { appeal: 'APPEALED', revoke: 'REVOKED', lapse: 'LAPSED' },
    APPEALED: { uphold: 'UPHELD', revoke: 'REVOKED', lapse: 'LAPSED' },
    UPHELD: {},
    REVOKED: {},
    LAPSED: {},
  },
  ALERT_STEPS,
);

/** Whether the card stands against the department. */
export function stands(state: AlertState): boolean {
  return state !== 'REVOKED' && state !== 'LAPSED';
}
