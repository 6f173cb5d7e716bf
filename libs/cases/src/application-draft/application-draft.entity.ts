import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SubmittedMaterial } from '../case-material/case-material.repository';
import type { ApplicantKind } from '../case/case.entity';
import type { ApplicationDraftState } from './application-draft.lifecycle';

/** An online application that is being written (暂存). Submitted or discarded, it holds no personal data any more. */
@Entity('application_drafts')
@Index(['ownerSubject', 'state', 'savedAt', 'draftId'])
@Check(checkName('application_drafts', 'state'), "state IN ('DRAFT', 'SUBMITTED', 'DISCARDED')")
@Check(checkName('application_drafts', 'channel'), "channel IS NULL OR channel IN ('WEB', 'MOBILE')")
@Check(checkName('application_drafts', 'emptied'), "state = 'DRAFT' OR (applicant_name IS NULL AND applicant_identifier_cipher IS NULL AND applicant_identifier_hash IS NULL)")
@Check(checkName('application_drafts', 'case'), "case_no IS NULL OR state = 'SUBMITTED'")
export class ApplicationDraftEntity {
  @PrimaryColumn(column.id())
  draftId!: string;

  /** Who writes it: the subject of the token. */
  @Column(column.code(200))
  ownerSubject!: string;

  @Column(column.code(40))
  implementationCode!: string;

  /** The township whose item it is. */
  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.code(12, { nullable: true }))
  applicantDivisionCode!: string | null;

  @Column(column.code(16, { nullable: true }))
  applicantKind!: ApplicantKind | null;

  @Column(column.text(64, { nullable: true }))
  applicantName!: string | null;

  @Column(column.code(200, { nullable: true }))
  applicantIdentifierCipher!: string | null;

  @Column(column.code(64, { nullable: true }))
  applicantIdentifierHash!: string | null;

  @Column(column.code(40, { nullable: true }))
  applicantIdentifierMasked!: string | null;

  @Column(column.code(16, { nullable: true }))
  channel!: 'WEB' | 'MOBILE' | null;

  @Column(column.json())
  materials!: readonly SubmittedMaterial[];

  @Column(column.code(12))
  state!: ApplicationDraftState;

  @Column(column.instant())
  savedAt!: Date;

  @Column(column.code(32, { nullable: true }))
  caseNo!: string | null;

  @Column(column.version())
  version!: number;
}
