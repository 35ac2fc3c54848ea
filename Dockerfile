# The bot for whoever runs containers; docs/operation.md shows how. make audit lints it, tests/test_docker.py takes its steps.
FROM python:3.11-slim-bookworm AS built
WORKDIR /srv/e-index
COPY requirements.txt ./
RUN python -m venv /opt/venv \
    && /opt/venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt
COPY bot.py manifest.json ./
COPY handlers handlers
COPY data data
# Nothing is written at run time but the two stores, so bytecode is made here.
RUN /opt/venv/bin/python -m compileall -q /srv/e-index /opt/venv

FROM python:3.11-slim-bookworm
COPY --from=built /opt/venv /opt/venv
COPY --from=built /srv/e-index /srv/e-index
RUN install -d -o 10001 -g 10001 /data
ENV EINDEX_DB=/data/eindex.db \
    EINDEX_METRICS_PORT=9090 \
    MALLOC_ARENA_MAX=2 \
    PORT=3000 \
    PYTHONDONTWRITEBYTECODE=1
WORKDIR /srv/e-index
USER 10001:10001
VOLUME /data
EXPOSE 3000 9090
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["sh", "-c", "exec /opt/venv/bin/python -m handlers.operating.alive $PORT $EINDEX_METRICS_PORT"]
# SIGTERM reaches the bot itself. Without a command: Socket Mode or HTTP, whichever the environment is set up for.
ENTRYPOINT ["/opt/venv/bin/python", "bot.py"]
