-- When an officer will come, as agreed with the caller: counted against the capacity of its slot.
ALTER TABLE operations.incident ADD COLUMN appointment_at bigint;
UPDATE operations.incident SET appointment_at = agreed.at
  FROM (SELECT DISTINCT ON (stream) stream, (data ->> 'appointmentAt')::bigint AS at FROM kernel.event
         WHERE type = 'operations.AppointmentAgreed' ORDER BY stream, position DESC) AS agreed
 WHERE agreed.stream = 'operations.incident/' || operations.incident.id;
CREATE INDEX incident_appointment ON operations.incident (appointment_at) WHERE appointment_at IS NOT NULL;
