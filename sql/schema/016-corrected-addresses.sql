-- Whoever closes an account is looked for in the invites whose address was corrected, of which there are few among all that wait.

CREATE INDEX memberships_corrected ON memberships (group_id, route_detail) WHERE route = 'manual' AND route_detail <> '';
