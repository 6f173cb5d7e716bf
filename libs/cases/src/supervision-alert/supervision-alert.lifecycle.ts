import { Lifecycle } from '@mashang/platform-subgraph';

/** Where a card stands (发牌状态). */
export const ALERT_STATES = ['ISSUED', 'SUPERVISED', 'APPEALED', 'UPHELD', 'REVOKED', 'LAPSED'] as const;

export type AlertState = (typeof ALERT_STATES)[number];

export const ALERT_STEPS = ['supervise', 'appeal', 'uphold', 'overturn', 'revoke', 'lapse'] as const;

export type AlertStep = (typeof ALERT_STEPS)[number];

/**
 * `lapse` is taken by the re-check: what the rule found holds no longer (异常发牌), also after an appeal was lost. `uphold` and
 * `overturn` decide an appeal, and only an appeal; `revoke` needs none.
 */
export const alertLifecycle = new Lifecycle<AlertState, AlertStep>(
  {
    ISSUED: { supervise: 'SUPERVISED', appeal: 'APPEALED', revoke: 'REVOKED', lapse: 'LAPSED' },
    SUPERVISED: { appeal: 'APPEALED', revoke: 'REVOKED', lapse: 'LAPSED' },
    APPEALED: { uphold: 'UPHELD', overturn: 'REVOKED', revoke: 'REVOKED', lapse: 'LAPSED' },
    UPHELD: { revoke: 'REVOKED', lapse: 'LAPSED' },
    REVOKED: {},
    LAPSED: {},
  },
  ALERT_STEPS,
);

/** Whether the card stands against the department. */
export function stands(state: AlertState): boolean {
  return state !== 'REVOKED' && state !== 'LAPSED';
}
