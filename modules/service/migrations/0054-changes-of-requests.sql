-- The template of the change that a request makes behind the scenes.
ALTER TABLE service.request ADD COLUMN change_template_id text;
