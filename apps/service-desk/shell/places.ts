import type { ComponentType } from 'react';
import { AdHocPage } from '../ad-hoc/ad-hoc-page.tsx';
import { ArchivePage } from '../archive/archive-page.tsx';
import { CallPage } from '../call/call-page.tsx';
import { AskedPage } from '../changes/asked-page.tsx';
import { CabPage } from '../changes/cab-page.tsx';
import { ChangePage } from '../changes/change-page.tsx';
import { ChangesPage } from '../changes/changes-page.tsx';
import { AmendChangePage, RaiseChangePage } from '../changes/raise-page.tsx';
import { ChangeReportPage } from '../changes/report-page.tsx';
import { SchedulePage } from '../changes/schedule-page.tsx';
import { TemplatesPage } from '../changes/templates-page.tsx';
import { EstatePage } from '../estate/estate-page.tsx';
import { ImportPage } from '../estate/import-page.tsx';
import { ItemPage } from '../estate/item-page.tsx';
import { SinglePointsPage } from '../estate/single-points-page.tsx';
import { StatePage } from '../estate/state-page.tsx';
import { DashboardPage } from '../figures/dashboard-page.tsx';
import { FiguresPage } from '../figures/figures-page.tsx';
import { RecordsPage } from '../figures/records-page.tsx';
import { ReportsPage } from '../figures/reports-page.tsx';
import { GraphPage } from '../graph/graph-page.tsx';
import { HandOverPage } from '../hand-over/hand-over-page.tsx';
import { HistoryPage } from '../imports/history-page.tsx';
import { AuditPage } from '../kit/audit-page.tsx';
import { AuditsPage } from '../kit/audits-page.tsx';
import { CertificatePage, CertificatesPage } from '../kit/certificates-page.tsx';
import { IssuePage } from '../kit/issue-page.tsx';
import { KitItemPage, KitPage } from '../kit/kit-page.tsx';
import { LabelsPage } from '../kit/labels-page.tsx';
import { MyKitPage } from '../kit/my-kit-page.tsx';
import { VehiclesPage } from '../kit/vehicles-page.tsx';
import { NewArticlePage } from '../knowledge/article-form.tsx';
import { ArticlePage } from '../knowledge/article-page.tsx';
import { ArticlesPage } from '../knowledge/articles-page.tsx';
import { KnowledgePage } from '../knowledge/knowledge-page.tsx';
import { AgreementPage } from '../levels/agreement-page.tsx';
import { ClocksPage } from '../levels/clocks-page.tsx';
import { ImprovementsPage } from '../levels/improvements-page.tsx';
import { ServiceReportPage } from '../levels/report-page.tsx';
import { ServicesPage } from '../levels/services-page.tsx';
import { WhatIfPage } from '../levels/what-if-page.tsx';
import { MailPage } from '../mail/mail-page.tsx';
import { MajorsPage } from '../majors/majors-page.tsx';
import { OwnChangePage } from '../portal/change-page.tsx';
import { HomePage } from '../portal/home-page.tsx';
import { OwnRecordPage } from '../portal/own-record-page.tsx';
import { ProfilePage } from '../portal/profile-page.tsx';
import { ReportPage } from '../portal/report-page.tsx';
import { SitePage } from '../portal/site-page.tsx';
import { OpenProblemPage } from '../problems/open-page.tsx';
import { ProblemPage } from '../problems/problem-page.tsx';
import { ProblemsPage } from '../problems/problems-page.tsx';
import { QueuePage } from '../queue/queue-page.tsx';
import { RecordPage } from '../record/record-page.tsx';
import { ApprovalsPage } from '../requests/approvals-page.tsx';
import { CatalogueListPage } from '../requests/catalogue-list-page.tsx';
import { CataloguePage } from '../requests/catalogue-page.tsx';
import { ItemEditorPage } from '../requests/item-editor-page.tsx';
import { OrderPage } from '../requests/order-page.tsx';
import { RequestPage } from '../requests/request-page.tsx';
import { RequestQueuePage } from '../requests/request-queue-page.tsx';
import { WordsPage } from '../words/words-page.tsx';

/** A page of the service centre: where it is, what the navigation calls it (null: reached from another), and who may. */
export interface Place {
  readonly path: string;
  readonly name: string | null;
  /** Null: everybody. */
  readonly permission: string | null;
  readonly page: ComponentType;
  /** Not looked at all day: whoever may open much finds it under More. */
  readonly seldom?: true;
}

/** In the order of the navigation. Each practice adds its own. */
export const places: readonly Place[] = [
  { path: '/', name: 'Help and requests', permission: null, page: HomePage },
  { path: '/report', name: null, permission: null, page: ReportPage },
  { path: '/request', name: null, permission: null, page: CataloguePage },
  { path: '/request/:id', name: null, permission: null, page: OrderPage },
  { path: '/mine/:id', name: null, permission: null, page: OwnRecordPage },
  { path: '/my-changes/:id', name: null, permission: null, page: OwnChangePage },
  { path: '/my-kit', name: null, permission: null, page: MyKitPage },
  { path: '/me', name: null, permission: null, page: ProfilePage },
  { path: '/words', name: null, permission: null, page: WordsPage },
  { path: '/site', name: null, permission: 'service-site.read', page: SitePage },
  { path: '/approvals', name: null, permission: null, page: ApprovalsPage },
  { path: '/queue', name: 'Queue', permission: 'service-incident.read', page: QueuePage },
  { path: '/call', name: null, permission: 'service-incident.work', page: CallPage },
  { path: '/hand-over', name: null, permission: 'service-incident.read', page: HandOverPage },
  { path: '/dashboard', name: 'Dashboard', permission: 'service-incident.read', page: DashboardPage },
  { path: '/reports', name: null, permission: 'service-incident.read', page: ReportsPage },
  { path: '/figures', name: 'Figures', permission: 'service-incident.read', page: FiguresPage, seldom: true },
  {
    path: '/reports/ask',
    name: 'Ad hoc reports',
    permission: 'service-incident.read',
    page: AdHocPage,
    seldom: true,
  },
  { path: '/records', name: null, permission: 'service-incident.read', page: RecordsPage },
  { path: '/archive', name: 'Archive', permission: 'service-incident.read', page: ArchivePage, seldom: true },
  { path: '/history/import', name: null, permission: 'service-history.import', page: HistoryPage },
  { path: '/mail', name: 'E-mail', permission: 'service-mail.read', page: MailPage },
  { path: '/majors', name: 'Major', permission: 'service-incident.read', page: MajorsPage },
  { path: '/it-incidents/:id', name: null, permission: 'service-incident.read', page: RecordPage },
  { path: '/requests', name: 'Requests', permission: 'request.read', page: RequestQueuePage },
  { path: '/requests/:id', name: null, permission: 'request.read', page: RequestPage },
  { path: '/catalogue', name: null, permission: 'catalogue.edit', page: CatalogueListPage },
  { path: '/catalogue/:id', name: null, permission: 'catalogue.edit', page: ItemEditorPage },
  { path: '/problems', name: 'Problems', permission: 'problem.read', page: ProblemsPage },
  { path: '/problems/new', name: null, permission: 'problem.work', page: OpenProblemPage },
  { path: '/problems/:id', name: null, permission: 'problem.read', page: ProblemPage },
  { path: '/knowledge', name: null, permission: 'knowledge.read', page: KnowledgePage },
  { path: '/articles', name: null, permission: 'knowledge.write', page: ArticlesPage },
  { path: '/articles/new', name: null, permission: 'knowledge.write', page: NewArticlePage },
  { path: '/articles/:id', name: null, permission: 'knowledge.write', page: ArticlePage },
  { path: '/changes', name: 'Changes', permission: 'change.read', page: ChangesPage },
  { path: '/changes/new', name: null, permission: 'change.raise', page: RaiseChangePage },
  { path: '/changes/asked', name: null, permission: null, page: AskedPage },
  { path: '/changes/:id', name: null, permission: 'change.read', page: ChangePage },
  { path: '/changes/:id/amend', name: null, permission: 'change.raise', page: AmendChangePage },
  {
    path: '/change-schedule',
    name: 'Schedule of changes',
    permission: 'change.schedule',
    page: SchedulePage,
    seldom: true,
  },
  { path: '/change-templates', name: null, permission: 'change.read', page: TemplatesPage },
  { path: '/change-report', name: null, permission: 'change.read', page: ChangeReportPage },
  { path: '/cab', name: null, permission: 'change.read', page: CabPage },
  { path: '/services', name: 'Services', permission: 'service-level.see', page: ServicesPage, seldom: true },
  { path: '/agreements/:id', name: null, permission: 'service-level.see', page: AgreementPage },
  { path: '/it-incidents/:id/clocks', name: null, permission: 'service-level.read', page: ClocksPage },
  {
    path: '/service-report',
    name: 'Service report',
    permission: 'service-level.read',
    page: ServiceReportPage,
    seldom: true,
  },
  { path: '/what-if', name: null, permission: 'service-level.read', page: WhatIfPage },
  { path: '/improvements', name: 'Improvements', permission: 'improvement.read', page: ImprovementsPage, seldom: true },
  { path: '/estate', name: 'Estate', permission: 'estate-item.read', page: EstatePage },
  { path: '/estate/import', name: null, permission: 'estate.import', page: ImportPage },
  { path: '/estate/single-points', name: null, permission: 'estate-item.read', page: SinglePointsPage },
  { path: '/estate/labels', name: null, permission: 'estate-item.read', page: LabelsPage },
  { path: '/estate/state', name: null, permission: 'estate-item.read', page: StatePage },
  { path: '/estate/:id/graph', name: null, permission: 'estate-item.read', page: GraphPage },
  { path: '/estate/:id', name: null, permission: 'estate-item.read', page: ItemPage },
  { path: '/kit', name: 'Kit', permission: 'estate-custody.read', page: KitPage },
  { path: '/kit/issue', name: null, permission: 'estate-custody.keep', page: IssuePage },
  { path: '/kit/items/:id', name: null, permission: 'estate-custody.read', page: KitItemPage },
  { path: '/kit/audits', name: null, permission: 'estate-custody.read', page: AuditsPage },
  { path: '/kit/audits/:id', name: null, permission: 'estate-custody.read', page: AuditPage },
  { path: '/kit/certificates', name: null, permission: 'estate-custody.read', page: CertificatesPage },
  { path: '/kit/certificates/:id', name: null, permission: 'estate-custody.read', page: CertificatePage },
  { path: '/kit/vehicles', name: null, permission: 'estate-item.read', page: VehiclesPage },
];
