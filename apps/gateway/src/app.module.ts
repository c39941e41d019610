import { Module } from '@nestjs/common';
import { ApiRoutes } from './edge/api.routes.js';
import { Askings } from './edge/asking.js';
import { PortalHosts } from './edge/portal.hosts.js';
import { Visitors } from './edge/visitor.js';
import { Settings } from './env.js';
import { NoticeStream } from './notices/notice.stream.js';
import { PortalProxy } from './pages/portal.proxy.js';
import { Sessions } from './session/sessions.js';

@Module({
  providers: [
    { provide: Settings, useFactory: () => new Settings() },
    PortalHosts,
    Visitors,
    Askings,
    Sessions,
    ApiRoutes,
    NoticeStream,
    PortalProxy,
  ],
})
export class AppModule {}
