import { Link, useParams } from 'wouter';
import { useNow, useRows } from '../../../client/react.tsx';
import { Disposals } from '../../../modules/estate/contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Empty } from '../../../ui/empty/empty.tsx';
import { notRead } from '../../../ui/not-read/not-read.ts';
import { useEstateWords } from '../estate/use-words.ts';
import { type Certificate, dataWords, methodWords } from './certificate-words.ts';
import { Picture } from './custody-part.tsx';
import { kitDate } from './kit-dates.ts';
import './kit.css';

/** What is gone for good, the last first. */
export function CertificatesPage() {
  const { list, state } = useRows(Disposals);
  const now = useNow();
  const { nameOf } = useEstateWords();
  return (
    <main className="service-page kit-page">
      <p className="quiet">
        <Link href="/kit">Kit</Link>
      </p>
      <h2>Certificates of disposal</h2>
      {list.length === 0 && (
        <Empty title={notRead(state, 'the certificates') ?? 'Nothing has been disposed of'}>
          Find the thing in the estate and dispose of it there: its certificate is made by that.
        </Empty>
      )}
      <ul className="kit-list">
        {list
          .toSorted((one, other) => other.at - one.at)
          .map(({ id, certificate, name, classId, at, method }) => (
            <li key={id}>
              <Link href={`/kit/certificates/${id}`} className="number">
                {certificate}
              </Link>
              <span className="clip">{name ?? nameOf('classes', classId)}</span>
              <span className="quiet">{methodWords[method]}</span>
              <time className="quiet push">{kitDate(at, now)}</time>
            </li>
          ))}
      </ul>
    </main>
  );
}

/** One certificate, for screen and paper. */
export function CertificatePage() {
  const { id = '' } = useParams();
  const { byKey, state } = useRows(Disposals);
  const certificate = byKey.get(id);
  if (certificate === undefined) {
    return (
      <main className="service-page">
        <Empty title={notRead(state, 'this certificate') ?? 'There is no such certificate'} />
      </main>
    );
  }
  return (
    <main className="service-page kit-page">
      <p className="quiet no-print">
        <Link href="/kit/certificates">Certificates</Link>
      </p>
      <Paper certificate={certificate} />
      <div className="no-print">
        <Button onPress={() => print()}>Print</Button>
      </div>
    </main>
  );
}

const long = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'long', timeStyle: 'short' });

function Paper({ certificate: one }: { certificate: Certificate }) {
  const { nameOf } = useEstateWords();
  const facts = [
    ['Item', `${one.label}${one.name === null ? '' : `, ${one.name}`}`],
    ['Class', nameOf('classes', one.classId)],
    ['Maker and model', [one.maker, one.model].filter(Boolean).join(' ')],
    ['Serial number', one.serial ?? ''],
    ['Asset tag', one.assetTag ?? ''],
    ['How', methodWords[one.method]],
    ['Its data', dataWords[one.data]],
    ['Report', one.reference],
    ['Company', one.company],
    ['When', long.format(one.at)],
    ['Kept by', one.by],
    ['Signed by', one.signedAs ?? 'erased'],
  ].filter(([, value]) => value !== '');
  return (
    <article className="certificate">
      <h2>Certificate of disposal {one.certificate}</h2>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt className="quiet">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {one.signatureId !== null && <Picture id={one.signatureId}>Signature of {one.signedAs}</Picture>}
    </article>
  );
}
