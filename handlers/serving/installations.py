"""Where the app is installed: slack_sdk's own stores, on the engine of the state store."""

import logging
import time
from collections import OrderedDict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import SQLAlchemyOAuthStateStore

from data.state import State, StateFailed
from data.state.encryption import Resealed, reseal, seal

STATE_LIVES = 600  # seconds between the install page and the return from Slack
_SECRETS = frozenset({"bot_token", "bot_refresh_token", "user_token", "user_refresh_token", "incoming_webhook_url"})
_REMEMBERED = 1000  # installations, of some 2 kB each, for when the database fails
_Key = tuple[str | None, str | None]


class Installations(SQLAlchemyInstallationStore):
    """slack_sdk's store. Tokens are encrypted where there are keys, and the last ones found serve when it fails."""

    def __init__(self, client_id: str, state: State, keys: Sequence[str], logger: logging.Logger) -> None:
        super().__init__(client_id, state.engine, logger=logger)
        seal((self.bots, self.installations), _SECRETS, keys)
        self._state = state
        self._keys = keys
        self._known: OrderedDict[_Key, Installation] = OrderedDict()

    def find_installation(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None = None,
        is_enterprise_install: bool | None = False,
    ) -> Installation | None:
        """The newest installation of a workspace or its organisation; none for a person, since only bots have tokens.

        Where the database fails: the one found last, without what renews its token, since a new one could not be kept.
        StateFailed where none was found yet.
        """
        if user_id is not None:
            return None
        key = (enterprise_id, None if is_enterprise_install else team_id)
        try:
            found = self._state.through(
                lambda: (
                    super(Installations, self).find_installation(enterprise_id=key[0], team_id=key[1])
                    or self._elsewhere(enterprise_id, team_id)
                )
            )
        except StateFailed:
            known = self._known.get(key)
            if known is None:
                raise
            return known
        self._remember(key, found)
        return found

    def save(self, installation: Installation) -> None:
        """Keep it; of a whole organisation without the workspace that Slack may name (python-slack-sdk #1639)."""
        if installation.is_enterprise_install:
            installation = Installation(**installation.to_dict_for_copying())
            installation.team_id = installation.team_name = None
        super().save(installation)

    def delete_team(self, team: str, at: int) -> bool:
        """Delete what a workspace, or an organisation, had installed by a time (s since 1970); whether more is left.

        StateFailed where it cannot be deleted.
        Slack's events about the end of an installation name the workspace, and often not the organisation around it.
        """
        for key in [key for key in list(self._known) if team in key]:  # a copy: other threads add to it
            self._known.pop(key, None)
        return self._state.through(lambda: self._delete(team, _as_kept(at + 1)))  # `at` is rounded down

    def rekey(self) -> Resealed:
        """Encrypt every token with the first key. StateFailed where the database fails; what was done then stays."""
        return self._state.through(lambda: reseal(self.engine, (self.bots, self.installations), _SECRETS, self._keys))

    def _delete(self, team: str, until: datetime) -> bool:
        left = False
        with self.engine.begin() as connection:
            for table in (self.bots, self.installations):
                its = (table.c.client_id == self.client_id) & (
                    (table.c.team_id == team) | _of_the_organisation(table, team)
                )
                connection.execute(table.delete().where(its & (table.c.installed_at < until)))
                left = left or connection.execute(table.select().where(its)).first() is not None
        return left

    def _elsewhere(self, organisation: str | None, team: str | None) -> Installation | None:
        """The installation of a workspace that Slack names with another organisation, else that of its organisation.

        A workspace's id is its own in all of Slack. A view in a Slack Connect channel names the organisation of the
        partner who clicks; a workspace may have joined an organisation, which may have the app, since it installed it.
        """
        kept = self.installations
        known = []
        if team:
            known.append(kept.c.team_id == team)
        if organisation:
            known.append(_of_the_organisation(kept, organisation))
        with self.engine.connect() as connection:
            for its in known:
                wanted = kept.select().where((kept.c.client_id == self.client_id) & its)
                row = connection.execute(wanted.order_by(kept.c.installed_at.desc()).limit(1)).mappings().first()
                if row is not None:
                    return self.build_installation_entity(row)
        return None

    def _remember(self, key: _Key, found: Installation | None) -> None:
        if found is None:
            self._known.pop(key, None)
            return
        kept = Installation(**found.to_dict_for_copying())
        kept.bot_refresh_token = None
        self._known[key] = kept
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)


class OAuthStates(SQLAlchemyOAuthStateStore):
    """slack_sdk's store; states of installations that nobody finished are deleted when the next one begins."""

    def __init__(self, state: State, logger: logging.Logger) -> None:
        super().__init__(STATE_LIVES, state.engine, logger=logger)

    def issue(self, *args: Any, **kwargs: Any) -> str:
        """A new state, good for ten minutes."""
        now = _as_kept(time.time())
        with self.engine.begin() as connection:
            connection.execute(self.oauth_states.delete().where(self.oauth_states.c.expire_at < now))
        return str(super().issue(*args, **kwargs))


def _of_the_organisation(table: Any, organisation: str) -> Any:  # SQLAlchemy's, which only `data` knows
    """Rows of an organisation as a whole; older ones may name the workspace where it was installed."""
    as_a_whole = table.c.team_id.is_(None) | table.c.is_enterprise_install.is_(True)
    return (table.c.enterprise_id == organisation) & as_a_whole


def _as_kept(moment: float) -> datetime:
    """A time as slack_sdk keeps it: UTC, without saying so."""
    return datetime.fromtimestamp(moment, tz=UTC).replace(tzinfo=None)
