import { type Ref, useState } from 'react';
import { type Hit, placeOf, unverified } from '../../../client/places.ts';
import { readIndoor } from '../../../modules/gazetteer/contract.ts';
import type { Place } from '../../../modules/operations/contract.ts';
import { Combo, type ComboOption } from '../../../ui/combo/combo.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import type { IncidentRow } from '../queue/order.ts';
import { PlaceNote } from './place-note.tsx';
import { usePlaces } from './use-places.ts';

export interface PlaceBoxProps {
  readonly id: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onPlace: (place: Place) => void;
  readonly near?: readonly [number, number] | null;
  /** The text as it stands when the box is left without a choice. */
  readonly onLeave?: () => void;
  readonly ref?: Ref<HTMLInputElement>;
  /** The place that stands on the record: what must be known of it is said below. */
  readonly standing?: IncidentRow['place'] | null;
}

const AS_TYPED = 'as-typed';

/**
 * One box for street, house, place, junction, postcode, UPRN, marker post, grid reference and coordinates, with floor and room behind
 * them; the unknown is kept as unverified. What a place is easily taken for stands beside it and below the box.
 */
export function PlaceBox({ id, text, onText, onPlace, near, onLeave, ref, standing }: PlaceBoxProps) {
  const { sought, indoor } = readIndoor(text);
  const hits = usePlaces(sought, near);
  const [chosen, setChosen] = useState<Place | null>(null);
  const typed = text.trim();
  const take = (key: string): void => {
    const hit = hits.find((one) => one.id === key);
    const place =
      hit === undefined ? { ...unverified(typed), ...(indoor !== null && { indoor }) } : placeOf(hit, indoor);
    onText(place.label);
    setChosen(place);
    onPlace(place);
  };
  const below = standing?.label === typed ? standing : chosen?.label === typed ? chosen : null;
  const box = (
    <Combo
      id={id}
      name="Places"
      text={text}
      onText={onText}
      options={typed === '' ? [] : [...hits.map(optionOf), asTyped(typed)]}
      onTake={take}
      placeholder="street, house, High St / Mill St, postcode, marker post, SK 861 087"
      {...(onLeave !== undefined && { onLeave })}
      {...(ref !== undefined && { ref })}
    />
  );
  return (
    <>
      {box}
      {below !== null && <PlaceNote place={below} />}
    </>
  );
}

function optionOf(hit: Hit): ComboOption {
  const where = [hit.area, hit.ward].filter((part) => part !== null && part !== '' && part !== hit.name);
  const row = (
    <>
      <Icon name="place" />
      <span className="clip">
        <strong>{hit.name}</strong> <span className="quiet">{[...new Set(where)].join(' · ')}</span>
      </span>
      {hit.namesakes.length > 0 && (
        <span className="clip hint" title={`Easily taken for ${hit.namesakes.join(' · ')}`}>
          <Icon name="warning" /> also {hit.namesakes.slice(0, 2).join(' · ')}
          {hit.namesakes.length > 2 && ' …'}
        </span>
      )}
      <span className="push hint">{hit.kind}</span>
    </>
  );
  return { key: hit.id, row };
}

function asTyped(text: string): ComboOption {
  const row = (
    <>
      <Icon name="flag" />
      <span className="clip">Keep “{text}” as unverified</span>
    </>
  );
  return { key: AS_TYPED, row };
}
