/** Where an agreement stands; derived from its signature, never stored (责任书状态). */
export type AgreementState = 'TO_BE_SIGNED' | 'SIGNED';

export type AgreementStep = 'sign';

/** State × step → next state; a missing cell is a refusal. */
const TRANSITIONS: Readonly<Record<AgreementState, Readonly<Partial<Record<AgreementStep, AgreementState>>>>> = {
  TO_BE_SIGNED: { sign: 'SIGNED' },
  SIGNED: {},
};

export function agreementState(agreement: { readonly signedOn: string | null }): AgreementState {
  return agreement.signedOn === null ? 'TO_BE_SIGNED' : 'SIGNED';
}

/** The state after a step, or null when the step is not possible from here. */
export function nextAgreementState(state: AgreementState, step: AgreementStep): AgreementState | null {
  return TRANSITIONS[state][step] ?? null;
}
