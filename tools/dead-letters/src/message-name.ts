import { DomainError } from '@mashang/domain';

/** A message as `SOURCE:SEQ`, e.g. `personnel:17`. */
export interface MessageName {
  readonly source: string;
  readonly seq: bigint;
}

/** @throws DomainError `ARGUMENT_UNKNOWN` */
export function messageNameOf(text: string): MessageName {
  const [, source, seq] = /^([a-z][a-z-]*):([1-9]\d*)$/.exec(text) ?? [];
  if (source === undefined || seq === undefined) throw new DomainError('ARGUMENT_UNKNOWN', `--again takes SOURCE:SEQ, e.g. personnel:17, not "${text}".`);
  return { source, seq: BigInt(seq) };
}
