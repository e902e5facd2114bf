import type { OpenOptions } from './browser.ts';

/** A profile that asks the network for nothing by itself, so that every request in the proxy's log has a reason. */
export function preferences(addonId: string, uuid: string, { proxy, colourScheme, pixelRatio }: OpenOptions): string {
  const server = proxy ? new URL(proxy) : undefined;
  const values: Record<string, string | number | boolean> = {
    'extensions.webextensions.uuids': JSON.stringify({ [addonId]: uuid }),
    'layout.css.prefers-color-scheme.content-override': colourScheme === 'dark' ? 0 : 1,
    'layout.css.devPixelsPerPx': `${pixelRatio ?? 1}`,
    'app.normandy.enabled': false,
    'app.update.disabledForTesting': true,
    'app.update.auto': false,
    'browser.aboutwelcome.enabled': false,
    'browser.contentblocking.introCount': 99,
    'browser.discovery.enabled': false,
    'browser.newtabpage.enabled': false,
    'browser.newtabpage.activity-stream.feeds.topsites': false,
    'browser.region.network.url': '',
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'browser.safebrowsing.downloads.enabled': false,
    'browser.safebrowsing.update.enabled': false,
    'browser.search.update': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage': 'about:blank',
    'browser.startup.homepage_override.mstone': 'ignore',
    'browser.startup.page': 0,
    'browser.topsites.contile.enabled': false,
    'browser.uitour.enabled': false,
    'browser.warnOnQuit': false,
    'captivedetect.canonicalURL': '',
    'datareporting.healthreport.uploadEnabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'datareporting.usage.uploadEnabled': false,
    'dom.push.connection.enabled': false,
    'dom.security.https_first': false,
    'extensions.blocklist.enabled': false,
    'extensions.getAddons.cache.enabled': false,
    'extensions.systemAddon.update.enabled': false,
    'extensions.update.enabled': false,
    'media.gmp-manager.updateEnabled': false,
    'media.gmp-manager.url': '',
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'network.http.speculative-parallel-limit': 0,
    'network.prefetch-next': false,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    // The wheel as from a real mouse: the other way it goes past what scrolls boxes and their limits.
    'remote.events.async.wheel.enabled': true,
    'toolkit.telemetry.enabled': false,
    'toolkit.telemetry.server': '',
    'toolkit.startup.max_resumed_crashes': -1,
    ...(server && {
      'network.proxy.type': 1,
      'network.proxy.http': server.hostname,
      'network.proxy.http_port': Number(server.port),
      'network.proxy.ssl': server.hostname,
      'network.proxy.ssl_port': Number(server.port),
      'network.proxy.no_proxies_on': '',
      'network.proxy.allow_hijacking_localhost': true,
    }),
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}
